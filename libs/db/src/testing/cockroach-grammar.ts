/**
 * What statements may consist of, by a version of CockroachDB that is known to have it (not always the first). 23.2 is the
 * oldest that we support. Names are those of PostgreSQL's own parser. Add to it only what its documentation says of that
 * version: https://www.cockroachlabs.com/docs/v23.2/sql-feature-support, /functions-and-operators, /data-types.
 */
export const cockroachGrammar = {
  '2.1': [
    ...[
      'A_ArrayExpr',
      'A_Const',
      'A_Expr',
      'A_Indices',
      'A_Indirection',
      'BoolExpr',
      'CaseExpr',
      'CaseWhen',
      'CoalesceExpr',
      'ColumnRef',
    ],
    ...['FuncCall', 'Integer', 'JoinExpr', 'List', 'NullTest', 'ParamRef', 'RangeFunction', 'RangeSubselect'],
    ...['RangeVar', 'ResTarget', 'RowExpr', 'SetToDefault', 'SortBy', 'String', 'SubLink', 'TypeCast'],
    ...['CommonTableExpr', 'DeleteStmt', 'InsertStmt', 'SelectStmt', 'TransactionStmt', 'UpdateStmt'],
    ...['distinctClause', 'fromClause', 'groupClause', 'havingClause', 'onConflictClause', 'returningClause'],
    ...[
      'sortClause',
      'whereClause',
      'withClause',
      'Alias',
      'TypeName',
      'InferClause',
      'WithClause',
      'OnConflictClause',
    ],
    ...['AccessPriv', 'ColumnDef', 'Constraint', 'CreateStmt', 'DropStmt', 'GrantRoleStmt', 'GrantStmt'],
    ...['IndexElem', 'IndexStmt', 'RoleSpec', 'DefElem', 'AlterTableCmd', 'AlterTableStmt', 'usingClause'],
  ].map((name) => `node ${name}`),
  '2.1, functions': [
    ...[
      'array_to_string',
      'bool_or',
      'clock_timestamp',
      'floor',
      'coalesce',
      'count',
      'current_database',
      'gen_random_uuid',
    ],
    ...['current_setting', 'extract', 'json_build_array', 'ltrim', 'max', 'min', 'now', 'pg_sleep', 'round'],
    ...['string_to_array', 'sum', 'unnest'],
  ].map((name) => `function ${name}`),
  '2.1, types': ['bool', 'int2', 'int4', 'int8', 'jsonb', 'numeric', 'text', 'timestamptz', 'uuid'].map(
    (name) => `type ${name}`,
  ),
  '2.1, operators': [
    ...[
      '=',
      '<>',
      '<',
      '<=',
      '>',
      '>=',
      '+',
      '-',
      '*',
      '/',
      '%',
      '||',
      '&',
      '#',
      '>>',
      '~~',
      '!~~',
      'BETWEEN',
    ],
  ].map((name) => `operator ${name}`),
  '2.1, options': [
    ...[
      'AEXPR_BETWEEN',
      'AEXPR_IN',
      'AEXPR_LIKE',
      'AEXPR_OP',
      'AEXPR_OP_ALL',
      'AEXPR_OP_ANY',
      'AND_EXPR',
      'NOT_EXPR',
      'OR_EXPR',
    ],
    ...['EXISTS_SUBLINK', 'EXPR_SUBLINK', 'ANY_SUBLINK', 'IS_NOT_NULL', 'IS_NULL', 'JOIN_INNER', 'JOIN_LEFT'],
    ...['LIMIT_OPTION_COUNT', 'ONCONFLICT_NOTHING', 'ONCONFLICT_UPDATE', 'SORTBY_ASC', 'SORTBY_DESC'],
    ...['TRANS_STMT_BEGIN', 'TRANS_STMT_COMMIT', 'TRANS_STMT_ROLLBACK', 'OBJECT_TABLE', 'OBJECT_SCHEMA'],
    ...['CONSTR_CHECK', 'CONSTR_DEFAULT', 'CONSTR_NOTNULL', 'CONSTR_NULL', 'CONSTR_PRIMARY', 'CONSTR_UNIQUE'],
    ...['AT_AddColumn', 'AT_DropColumn', 'OBJECT_INDEX', 'ROLESPEC_PUBLIC', 'DROP_CASCADE'],
  ].map((name) => `option ${name}`),
  '2.1, flags': [
    ...[
      'agg_star',
      'agg_distinct',
      'boolval',
      'if_not_exists',
      'is_grant',
      'isnull',
      'missing_ok',
      'primary',
      'unique',
    ],
  ].map((name) => `flag ${name}`),
  /** Arrays that overlap; rows that are locked. */
  '20.2': ['operator &&', 'node LockingClause', 'node lockingClause', 'option LCS_FORUPDATE'],
  '22.1': ['option SORTBY_NULLS_LAST'],
  /** Before it, FOR SHARE was taken and did nothing; under SERIALIZABLE it still locks nothing. */
  '23.2': ['option LCS_FORSHARE'],
  /** Sent to databases of version 0.1.0 alone, which are PostgreSQL. */
  'none, never sent to it': ['option AT_AlterColumnType'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
