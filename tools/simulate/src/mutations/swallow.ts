import type { FunctionPorts } from '../world/function-bodies.ts';
import type { ActorName } from '../engine/task.ts';

/** Changes the ports of one function only. */
export const portsOf =
  (actor: ActorName, change: (ports: FunctionPorts) => Partial<FunctionPorts>) =>
  (ports: FunctionPorts, of: ActorName): FunctionPorts =>
    of === actor ? { ...ports, ...change(ports) } : ports;

/** The answer of a call, or something else when it fails: the failure is forgotten. */
export const swallowing = async <Value>(call: Promise<Value>, instead: Value): Promise<Value> => {
  try {
    return await call;
  } catch {
    return instead; // this is the mistake
  }
};
