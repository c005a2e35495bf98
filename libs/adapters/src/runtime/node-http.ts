/**
 * Node.js's own client. An `import` of `node:http` looks at all that the module exports, its WebSocket client too, which
 * loads what nobody uses: 30 ms of CPU in each cold start.
 */
export const { Agent: HttpAgent, request: requestHttp } = process.getBuiltinModule('node:http');
