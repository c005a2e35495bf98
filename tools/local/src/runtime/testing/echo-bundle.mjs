import { readdirSync, writeFileSync } from 'node:fs';

/** Stands for a built function: does what the event says. */
export const handler = async (event, context) => {
  switch (event.do) {
    case 'throw':
      throw new RangeError('too far');
    case 'hang':
      return new Promise(() => undefined);
    case 'exit':
      return process.exit(3);
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, event.ms));
      return { pid: process.pid };
    case 'meet':
      // Answers once as many processes have come to the folder.
      writeFileSync(`${event.folder}/${process.pid}`, '');
      while (readdirSync(event.folder).length < event.processes)
        await new Promise((resolve) => setTimeout(resolve, 10));
      return { pid: process.pid };
    case 'nothing':
      return undefined;
    default:
      return {
        event,
        env: process.env,
        pid: process.pid,
        remaining: context.getRemainingTimeInMillis(),
        requestId: context.awsRequestId,
        name: context.functionName,
      };
  }
};
