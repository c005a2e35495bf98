export { apiCaller, apiGatewayEvent, type ApiReply } from './call-api.ts';
