import { hash32, SubmissionDoubtful, SubmissionRefused } from '@word-list/domain';
import type { Scheduler } from '../engine/scheduler.ts';
import { never, type Task } from '../engine/task.ts';
import type { ServiceName } from '../world/world-ports.ts';
import { countCall, countCrash, rareChance, type Coverage } from './coverage.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { FaultPlan } from './fault-plan.ts';
import { InjectedError } from './injected-error.ts';

export interface Call<Value> {
  /** `<port>.<method>` */
  readonly label: string;
  readonly service: ServiceName;
  readonly kinds: readonly FaultKind[];
  readonly invoke: () => Promise<Value>;
  /** Half of the effect, for calls that can be done by half. */
  readonly invokePart?: () => Promise<Value>;
  /** Which answer the caller sees when a call took effect twice. */
  readonly answerOfTwo?: 'first' | 'second';
}

export interface CallerContext {
  readonly scheduler: Scheduler;
  readonly plan: FaultPlan;
  readonly coverage: Coverage;
  /** Services that are gone just now. */
  readonly gone: ReadonlySet<ServiceName>;
}

/** Shorter than a lease, longer than one, and longer than a function may run. */
const delaysMs = [20_000, 70_000, 240_000] as const;
const frozenMs = 100_000;
const lateMs = 90_000;
/** Before anybody publishes the view again, and after that. */
const pointDelaysMs = [200_000, 400_000, 900_000] as const;

/** Makes the port calls of one task, and lets faults strike them. */
export class Caller {
  private readonly task: Task;
  private readonly context: CallerContext;

  constructor(task: Task, context: CallerContext) {
    this.task = task;
    this.context = context;
  }

  /** One port call: others may go first, then it takes effect, unless a fault strikes. */
  async call<Value>(call: Call<Value>): Promise<Value> {
    const { scheduler, plan, coverage, gone } = this.context;
    this.task.calls += 1;
    const place = `${this.task.name}/${String(this.task.calls)} ${call.label}`;
    const name = `${this.task.actor} ${call.label}`;
    countCall(coverage, name);
    await scheduler.park(this.task, call.label);
    if (this.task.isDead) return never();
    if (gone.has(call.service)) return this.fail(`${call.service} does not answer`);
    const kind = plan.strike(place, call.kinds, rareChance(name));
    if (scheduler.isObserved) scheduler.observe(this.task.name, `${call.label}${kind ? ` ← ${kind}` : ''}`);
    return kind === undefined ? this.effect(call) : this.strike(call, kind, place);
  }

  private async effect<Value>({ invoke, label }: Call<Value>): Promise<Value> {
    try {
      const value = await invoke();
      if (label === 'model.readFile' && value === undefined) this.task.missingFiles += 1;
      return this.task.isDead ? await never() : value;
    } catch (error) {
      if (isInjected(error)) this.task.injectedErrors += 1;
      throw error;
    }
  }

  /** Throws what the code under test has to answer for. */
  private fail(message: string): never {
    this.task.injectedErrors += 1;
    throw new InjectedError(message);
  }

  private die(label: string, when: 'before' | 'after'): Promise<never> {
    countCrash(this.context.coverage, `${this.task.actor} ${label}`, when);
    this.context.scheduler.kill(this.task);
    return never();
  }

  private async strike<Value>(call: Call<Value>, kind: FaultKind, place: string): Promise<Value> {
    switch (kind) {
      case 'crash-before':
        return this.die(call.label, 'before');
      case 'crash-after':
        await this.effect(call);
        return this.die(call.label, 'after');
      case 'fail-before':
        return this.fail(`${call.label} was not done`);
      case 'fail-after':
        await this.effect(call);
        return this.fail(`the answer of ${call.label} was lost`);
      case 'timeout':
        return this.timeOut(call, place);
      case 'view-late':
        this.late(call, pointDelaysMs[hash32(place) % pointDelaysMs.length]);
        return this.fail(`${call.label} timed out`);
      case 'delay':
        await this.context.scheduler.sleep(this.task, delaysMs[hash32(place) % delaysMs.length] ?? 0);
        return this.effect(call);
      case 'submit-frozen':
        return this.freezeAfter(call);
      case 'partial-send':
        await this.effect({ ...call, invoke: call.invokePart ?? call.invoke });
        return this.fail(`${call.label} was done by half`);
      case 'duplicate':
        return this.twice(call);
      default:
        return this.strikeSubmission(call, kind);
    }
  }

  private async twice<Value>(call: Call<Value>): Promise<Value> {
    const first = await this.effect(call);
    const second = await this.effect(call);
    return call.answerOfTwo === 'first' ? first : second;
  }

  /** The caller gives up; the call takes effect all the same, now or when nobody expects it any more. */
  private async timeOut<Value>(call: Call<Value>, place: string): Promise<Value> {
    if (hash32(place) % 2 === 0) await this.effect(call);
    else this.late(call);
    return this.fail(`${call.label} timed out`);
  }

  private late<Value>(call: Call<Value>, afterMs = lateMs): void {
    const { scheduler } = this.context;
    scheduler.at(scheduler.now + afterMs, () => {
      // A request that arrives too late may well be refused; nobody is there to hear it.
      call.invoke().catch(() => undefined);
    });
  }

  private async freezeAfter<Value>(call: Call<Value>): Promise<Value> {
    const value = await this.effect(call);
    await this.context.scheduler.sleep(this.task, frozenMs);
    return value;
  }

  private async strikeSubmission<Value>(call: Call<Value>, kind: FaultKind): Promise<Value> {
    if (kind === 'submit-refused') throw new SubmissionRefused('rate_limit_exceeded', 'come again later');
    if (kind === 'submit-made') await this.effect(call);
    if (kind === 'submit-late') this.late(call);
    throw new SubmissionDoubtful(`the create ended in doubt (${kind})`);
  }
}

function isInjected(error: unknown): boolean {
  return error instanceof InjectedError || (error instanceof Error && error.cause instanceof InjectedError);
}
