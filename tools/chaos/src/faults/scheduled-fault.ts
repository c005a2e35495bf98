import type { FaultKind } from '../../../simulate/src/faults/fault-kinds.ts';

/** A test that injects a fault. */
export interface InjectingTest {
  /** Path from the root of the workspace. */
  readonly test: string;
  /** As it stands in the file, places for values included. */
  readonly title: string;
}

/** A kind of fault of tools/simulate: injected by seeds, and looked for by name in its summary. */
export interface SimulatedFault {
  readonly simulated: FaultKind;
}

/** A command for which there is no test, because it takes too long. */
export interface InjectingCommand {
  readonly command: string;
  /** Where it is done; path from the root of the workspace. */
  readonly module: string;
}

export type Injection = InjectingTest | SimulatedFault | InjectingCommand;

/** One fault that a service or a person can bring about, and what injects it, or why nothing can. */
export type ScheduledFault =
  | { readonly fault: string; readonly by: readonly Injection[] }
  | { readonly fault: string; readonly cannot: string };

export interface ServiceFaults {
  readonly service: string;
  readonly faults: readonly ScheduledFault[];
}

export const file =
  (test: string) =>
  (title: string): InjectingTest => ({ test, title });
export const sim = (...kinds: readonly FaultKind[]): SimulatedFault[] =>
  kinds.map((simulated) => ({ simulated }));
export const by = (
  fault: string,
  ...all: readonly (Injection | readonly SimulatedFault[])[]
): ScheduledFault => ({
  fault,
  by: all.flat(),
});
export const command = (text: string, module: string): InjectingCommand => ({ command: text, module });
export const cannot = (fault: string, why: string): ScheduledFault => ({ fault, cannot: why });
