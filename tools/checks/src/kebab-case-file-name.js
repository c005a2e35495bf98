/** Reports a file whose name is not words of lower-case letters and digits, joined by hyphens. */
export const kebabCaseFileName = {
  meta: { type: 'suggestion', schema: [], messages: { name: "Name this file in kebab-case: '{{name}}'." } },
  create: (context) => ({
    Program(node) {
      const name = context.filename.split('/').at(-1) ?? '';
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/u.test(name)) {
        context.report({ node, messageId: 'name', data: { name } });
      }
    },
  }),
};
