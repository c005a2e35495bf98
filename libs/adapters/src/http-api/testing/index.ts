export { apiCaller, apiGatewayEvent, type ApiCall, type ApiReply } from './call-api.ts';
