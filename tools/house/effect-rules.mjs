/**
 * What an effect or a callback of `ref` gives back, React keeps as the way to undo it. A call that gives nothing today may give something in
 * a newer browser (scrollIntoView gives a promise since Chromium 154), and the page then ends in its error. No type shows that, so the form
 * is forbidden: only a function that stands there in full, or by its name, may be given back.
 */
const EFFECT = 'CallExpression[callee.name=/^use(Layout|Insertion)?Effect$/] > .arguments:first-child';
const A_CALL = '/^(CallExpression|ChainExpression|AwaitExpression|AssignmentExpression|ConditionalExpression|LogicalExpression|SequenceExpression)$/';
const message = 'React would call what this gives back as the way to undo it: put the call between braces, and give back nothing or a function.';

export const GIVES_BACK_A_CALL = [
  { selector: `${EFFECT}[body.type=${A_CALL}]`, message },
  { selector: `${EFFECT} > BlockStatement > ReturnStatement[argument.type=${A_CALL}]`, message },
  { selector: `${EFFECT} > BlockStatement > IfStatement > ReturnStatement[argument.type=${A_CALL}]`, message },
  { selector: `${EFFECT} > BlockStatement > IfStatement > BlockStatement > ReturnStatement[argument.type=${A_CALL}]`, message },
  { selector: `${EFFECT}[async=true]`, message },
  { selector: `JSXAttribute[name.name='ref'] > JSXExpressionContainer > ArrowFunctionExpression[body.type=${A_CALL}]`, message },
];
