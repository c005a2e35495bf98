import {
  cancelRun,
  correctWord,
  removeSource,
  retryRun,
  showRun,
  startRun,
  takeBackCorrection,
} from '@word-list/domain/api';
import { Conflict, NotFound, type AttributeName, type Run } from '@word-list/domain';
import type { Scheduler } from '../engine/scheduler.ts';
import type { Task } from '../engine/task.ts';
import type { FunctionPorts } from './function-bodies.ts';
import type { PlannedRun } from './world-plan.ts';

export interface OperatorContext {
  readonly scheduler: Scheduler;
  readonly startTask: () => Task;
  readonly portsOf: (task: Task) => FunctionPorts;
}

const retryMs = 20_000;
const answerMs = 29_000;

type Request<Answer> = (ports: FunctionPorts) => Promise<Answer>;

/** Somebody with a token: calls the API, and calls again with the same key until there is an answer. */
export class Operator {
  private readonly context: OperatorContext;
  /** Requests that have no answer yet. */
  open = 0;

  constructor(context: OperatorContext) {
    this.context = context;
  }

  start(planned: PlannedRun, key: string): Promise<Run | undefined> {
    const { url, mode, model, budgetUsd } = planned;
    const input = { mode, model, ...(budgetUsd === undefined ? {} : { budgetUsd }) };
    return this.request(async (ports) => {
      const start = startRun({ ...ports, queue: ports.uploadSourceChunks, model: 'model-1' });
      return (await start({ sourceId: url, input, key })).run;
    });
  }

  retry(runId: string, key: string): Promise<Run | undefined> {
    return this.request(async (ports) => {
      const retry = retryRun({ ...ports, queue: ports.uploadSourceChunks, model: 'model-1' });
      return (await retry({ runId, budgetUsd: undefined, key })).run;
    });
  }

  cancel(runId: string): Promise<Run | undefined> {
    return this.request((ports) => cancelRun(ports)(runId));
  }

  show(runId: string): Promise<unknown> {
    return this.request((ports) => showRun(ports)(runId));
  }

  /** An editor says what one score of a word should be. */
  correct(
    word: string,
    { name, score, who }: { name: AttributeName; score: number; who: string },
  ): Promise<unknown> {
    return this.request((ports) =>
      correctWord(ports)(word, { scores: { [name]: score }, reason: 'a wrong score' }, who),
    );
  }

  takeBack(word: string, who: string): Promise<unknown> {
    return this.request((ports) => takeBackCorrection(ports)(word, who));
  }

  setPublic(source: string, isPublic: boolean): Promise<unknown> {
    return this.request((ports) => ports.lists.setPublic(source, isPublic));
  }

  removeSource(source: string): Promise<unknown> {
    return this.request((ports) => removeSource({ ...ports, objects: ports.chunks })(source, undefined));
  }

  /** Undefined when the answer is a definite no. */
  private request<Answer>(request: Request<Answer>): Promise<Answer | undefined> {
    this.open += 1;
    return new Promise((resolve) => {
      const finish = (answer: Answer | undefined): void => {
        this.open -= 1;
        resolve(answer);
      };
      this.attempt(request, finish);
    });
  }

  private attempt<Answer>(request: Request<Answer>, finish: (answer: Answer | undefined) => void): void {
    const { scheduler, startTask, portsOf } = this.context;
    const task = startTask();
    const again = (): void => {
      scheduler.at(scheduler.now + retryMs, () => this.attempt(request, finish));
    };
    const forgetDeadline = scheduler.at(scheduler.now + answerMs, () => scheduler.kill(task));
    const forgetDeath = task.whenDead(() => {
      forgetDeadline();
      again();
    });
    request(portsOf(task)).then(
      (answer) => {
        forgetDeath();
        forgetDeadline();
        finish(answer);
      },
      (error: unknown) => {
        forgetDeath();
        forgetDeadline();
        scheduler.observe(task.name, `answers ${String(error)}`);
        if (error instanceof Conflict || error instanceof NotFound) finish(undefined);
        else again();
      },
    );
  }
}
