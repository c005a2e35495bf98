export { callBundle } from './call-bundle.ts';
export { listen } from './listen.ts';
export { startModelServer } from './model-server.ts';
export { sqsEvent } from './sqs-event.ts';
export { startAws } from './start-aws.ts';
export { startParameters } from './start-parameters.ts';
export { tableShapes } from './table-shapes.ts';
