import { curlOf } from './curl-of.ts';
import type {
  DescribedDocument,
  DescribedExample,
  DescribedOperation,
  DescribedParameter,
} from './described-document.ts';
import { markup, withCode, type Markup } from './markup.ts';
import { pageStyle } from './page-style.ts';

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: DescribedOperation;
}

/** The documentation page: one HTML file without scripts, and without anything from another host. */
export const docsPage = ({ info, paths, components }: DescribedDocument): string => {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title><style>${{ html: pageStyle }}</style></head>
<body><main><h1>${info.title} API ${info.version}</h1>
<p>${info.summary} As a document for programs: <a href="/api/openapi.json">openapi.json</a>.
In the examples <code>$ORIGIN</code> is where this page comes from and <code>$TOKEN</code> a token with the scope.</p>
<ul>${operations.map(linkTo)}</ul>
${operations.map(operationSection)}<h2>Schemas</h2>
${Object.entries(components.schemas).map(schemaSection)}</main></body></html>
`.html;
};

function linkTo({ path, method, operation }: Placed): Markup {
  return markup`<li><a href="#${operation.operationId}"><code>${method} ${path}</code></a> ${operation.summary}</li>`;
}

function operationSection({ path, method, operation }: Placed): Markup {
  const scopes = operation.security.flatMap(({ token }) => token);
  return markup`<section id="${operation.operationId}">
<h2><code>${method} ${path}</code></h2>
<p>${operation.summary}. ${withCode(operation.description)} ${rightNote(scopes)}</p>
${parameterTable(operation.parameters)}${bodyNote(operation)}
<table><thead><tr><th>Status</th><th>When</th><th>Body</th></tr></thead><tbody>${Object.entries(operation.responses).map(answerRow)}</tbody></table>
<ul>${operation['x-examples'].map(exampleItem(method, scopes.length > 0))}</ul>
</section>
`;
}

function rightNote(scopes: readonly string[]): Markup {
  return scopes.length > 0
    ? markup`Needs the scope <code>${scopes.join(' ')}</code>.`
    : markup`Open to everybody.`;
}

function parameterTable(parameters: readonly DescribedParameter[]): Markup {
  return parameters.length === 0
    ? markup``
    : markup`<table><thead><tr><th>Parameter</th><th>Value</th><th>Meaning</th></tr></thead><tbody>${parameters.map(parameterRow)}</tbody></table>`;
}

function parameterRow(parameter: DescribedParameter): Markup {
  return markup`<tr><td><code>${parameter.name}</code>${placeOf(parameter)}</td><td>${typeOf(parameter.schema)}</td><td>${withCode(parameter.description)}</td></tr>`;
}

function placeOf({ in: place, required }: DescribedParameter): Markup {
  return place === 'query' ? markup`` : markup`<br><small>${place}${required ? ', required' : ''}</small>`;
}

function typeOf(schema: DescribedParameter['schema']): string {
  const choices = schema.enum ?? schema.items?.enum;
  if (choices) return `${schema.items ? 'list of ' : ''}${choices.map(String).join(' · ')}`;
  return [schema.type ?? ''].flat().join(' or ') + boundsOf(schema);
}

function boundsOf({ minimum, maximum, minLength, maxLength }: DescribedParameter['schema']): string {
  return range(minimum, maximum, '') + range(minLength, maxLength, ' characters');
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  return least === undefined && most === undefined ? '' : ` ${least ?? ''}..${most ?? ''}${unit}`;
}

function bodyNote({ requestBody }: DescribedOperation): Markup {
  return requestBody ? markup`<p>Body:${schemaLink(requestBody.content)}</p>` : markup``;
}

function schemaLink(content: DescribedOperation['responses'][string]['content']): Markup[] {
  return Object.entries(content).map(([type, { schema }]) =>
    schema.$ref === undefined
      ? markup` <small>${type}</small>`
      : markup` <small>${type}</small> <a href="#${refName(schema.$ref)}">${refName(schema.$ref)}</a>`,
  );
}

function refName(ref: string): string {
  return ref.split('/').at(-1) ?? '';
}

function answerRow([status, answer]: [string, DescribedOperation['responses'][string]]): Markup {
  return markup`<tr><td>${status}</td><td>${withCode(answer.description)}</td><td>${schemaLink(answer.content)}</td></tr>`;
}

function exampleItem(method: string, scoped: boolean) {
  return (example: DescribedExample): Markup =>
    markup`<li>${example.summary} (${example.status})<pre>${curlOf({ method, scoped, ...example })}</pre></li>`;
}

function schemaSection([name, schema]: [string, unknown]): Markup {
  return markup`<section id="${name}"><h3>${name}</h3><pre>${JSON.stringify(schema, null, 2)}</pre></section>
`;
}
