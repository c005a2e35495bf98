/**
 * Keeps files readable from the top: exported functions first, helpers below them as function declarations, which may be
 * called above where they are written. In a file that exports no function, its exported constants and classes come first.
 * `--fix` moves the helpers down, in the order of their use.
 */
export const readFromTop = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: {
      below: "Move '{{name}}' below what this file exports: `eslint --fix` does it.",
      declaration: "Write '{{name}}' as a function declaration: `eslint --fix` does it.",
    },
  },
  create: (context) => ({
    Program: (program) => {
      const { helpers, lastExported } = sortStatements(program.body);
      const problems = helpers.flatMap(({ node, name }) => {
        if (node.type === 'VariableDeclaration') return [{ node, name, messageId: 'declaration' }];
        return lastExported !== undefined && node.range[0] < lastExported.range[0]
          ? [{ node, name, messageId: 'below' }]
          : [];
      });
      for (const [place, { node, name, messageId }] of problems.entries()) {
        const fix = place === 0 ? (fixer) => rearrange(fixer, context.sourceCode, helpers) : null;
        context.report({ node, messageId, data: { name }, fix });
      }
    },
  }),
};

function sortStatements(body) {
  const listed = new Set(
    body
      .filter(({ type, source }) => type === 'ExportNamedDeclaration' && source === null)
      .flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name)),
  );
  const isExported = (node) => listed.has(nameOf(node));
  const declared = body.map((node) => ({
    node: node.type === 'ExportNamedDeclaration' ? (node.declaration ?? node) : node,
    exported: node.type === 'ExportNamedDeclaration' || isExported(node),
  }));
  const exported = declared.filter((each) => each.exported).map(({ node }) => node);
  const functions = exported.filter(isFunction);
  const values = exported.filter(({ type }) => /^(Variable|Class)Declaration$/u.test(type));
  const overloaded = new Set(body.filter(({ type }) => type === 'TSDeclareFunction').map(nameOf));
  const helpers = declared
    .filter((each) => !each.exported && isMovable(each.node))
    .map(({ node }) => ({ node, name: nameOf(node) }))
    .filter(({ name }) => !overloaded.has(name));
  return { helpers, lastExported: functions.at(-1) ?? values.at(-1) };
}

function nameOf(node) {
  return node.id?.name ?? node.declarations?.[0]?.id.name;
}

function isFunction({ type, declarations }) {
  if (type === 'FunctionDeclaration') return true;
  return type === 'VariableDeclaration' && declarations.some(({ init }) => isFunctionExpression(init));
}

function isFunctionExpression(init) {
  return init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
}

/** A constant with a type of its own takes the types of its parameters from there, and so stays a constant. */
function isMovable(node) {
  if (node.type === 'FunctionDeclaration') return true;
  if (node.type !== 'VariableDeclaration' || node.kind !== 'const' || node.declarations.length > 1)
    return false;
  const [{ id, init }] = node.declarations;
  return init?.type === 'ArrowFunctionExpression' && id.typeAnnotation === undefined;
}

function rearrange(fixer, sourceCode, helpers) {
  const { text } = sourceCode;
  const removed = helpers.map(({ node }) => rangeWithComments(sourceCode, node));
  const moved = orderByUse(sourceCode, helpers).map((helper) => declarationText(sourceCode, helper));
  let rest = '';
  let from = 0;
  for (const [start, end] of removed) {
    rest += text.slice(from, start);
    from = end;
  }
  rest += text.slice(from);
  return fixer.replaceTextRange([0, text.length], `${[rest.trimEnd(), ...moved].join('\n\n')}\n`);
}

/** From the start of the comments right above a statement to the empty lines behind it. */
function rangeWithComments(sourceCode, node) {
  const start = firstComment(sourceCode, node).range[0];
  const behind = /^[^\n]*\n\s*?(?=\S|[ \t]+\S|$)/u.exec(sourceCode.text.slice(node.range[1]));
  return [start, node.range[1] + (behind?.[0].length ?? 0)];
}

function firstComment(sourceCode, node) {
  let first = node;
  for (const comment of sourceCode.getCommentsBefore(node).reverse()) {
    if (comment.loc.end.line < first.loc.start.line - 1) break;
    const before = sourceCode.getTokenBefore(comment);
    if (before !== null && before.loc.end.line === comment.loc.start.line) break;
    first = comment;
  }
  return first;
}

/** Depth first, from what is exported: each helper below the first one that calls it. */
function orderByUse(sourceCode, helpers) {
  const byName = new Map(helpers.map((helper) => [helper.name, helper]));
  const nodes = new Set(helpers.map(({ node }) => node));
  const ordered = new Set();
  const visit = (node) => {
    for (const { value } of sourceCode.getTokens(node)) {
      const helper = byName.get(value);
      if (helper === undefined || ordered.has(helper)) continue;
      ordered.add(helper);
      visit(helper.node);
    }
  };
  for (const node of sourceCode.ast.body) if (!nodes.has(node)) visit(node);
  for (const helper of helpers) ordered.add(helper);
  return [...ordered];
}

function declarationText(sourceCode, { node, name }) {
  const { text } = sourceCode;
  const comments = text.slice(firstComment(sourceCode, node).range[0], node.range[0]);
  const behind = /^[^\n]*/u.exec(text.slice(node.range[1]))[0].trimEnd();
  if (node.type === 'FunctionDeclaration') return `${comments}${text.slice(...node.range)}${behind}`;
  const { init } = node.declarations[0];
  const arrow = sourceCode.getTokenBefore(init.body, ({ value }) => value === '=>');
  const head = text.slice(init.range[0] + (init.async ? 'async'.length : 0), arrow.range[0]).trim();
  const parameters = /^[(<]/u.test(head) ? head : `(${head})`;
  const body = bodyText(text, { init, from: arrow.range[1] });
  return `${comments}${init.async ? 'async ' : ''}function ${name}${parameters} ${body}${behind}`;
}

function bodyText(text, { init, from }) {
  if (init.body.type === 'BlockStatement') return text.slice(...init.body.range);
  const expression = text.slice(from, init.range[1]).trim();
  const [comments] = /^(?:\/\/[^\n]*\n\s*|\/\*[^]*?\*\/\s*)*/u.exec(expression);
  const value = expression.slice(comments.length);
  const isVoid = init.returnType?.typeAnnotation.type === 'TSVoidKeyword';
  return `{\n${comments}${isVoid ? '' : 'return '}${value};\n}`;
}
