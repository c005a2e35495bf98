import type { Construct } from 'constructs';

import type { AppFunction, AppFunctionSettings } from '../constructs/app-function.ts';
import type { HttpApi } from '../constructs/http-api.ts';
import { HttpFunction } from '../constructs/http-function.ts';
import { QueueFunction } from '../constructs/queue-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { entriesOf } from '../entries-of.ts';
import * as topology from '../topology.ts';
import type { Stage } from './stage-stack.ts';

export interface FunctionsSettings extends Omit<AppFunctionSettings, 'name' | 'entry'> {
  readonly api: HttpApi;
  readonly account: string;
}

/** The functions of the topology, each with its trigger. */
export const addFunctions = (stack: Construct, stage: Stage, settings: FunctionsSettings): AppFunction[] =>
  entriesOf(topology.functions).map(([name, entry]) => {
    const { trigger } = entry;
    switch (trigger.kind) {
      case 'queue':
        return new QueueFunction(stack, stage, { ...settings, name, entry, trigger });
      case 'schedule':
        return new ScheduledFunction(stack, stage, { ...settings, name, entry, trigger });
      case 'http':
        return new HttpFunction(stack, stage, {
          ...settings,
          name,
          entry,
          routes: topology.routes.filter((route) => route.function === name),
        });
    }
  });
