import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Where something may leave that a browser could repeat, or that changes something. */
export interface Writer {
  file: string
  line: number
  what: string
}

/**
 * The only places that may write: to Nextech's API, once; to the sign-in, which is not the API; and to the practice's own
 * backend, where every request may be repeated.
 */
export const allowedWriters = [
  'lib/nextech/unrepeatable.ts',
  'lib/nextech/azure.ts',
  'lib/backend-client/client.ts',
  'lib/backend-client/pairing.ts',
  'lib/background/remote-practice.ts',
]

const changing = /^(post|put|patch|delete)$/i
const harmless = /^(get|head|options)$/i
/** Other ways out of a browser; each can carry a POST or is one. */
const otherWays = new Set([
  'XMLHttpRequest',
  'sendBeacon',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'fetchLater',
])
const forms = new Set(['submit', 'requestSubmit'])

/** Reads what is shipped under `root` for code that writes to a server, or might: what cannot be told counts. */
export function findWriters(root: string): { files: number; writers: Writer[] } {
  const files = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: root })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => !/\.test\.tsx?$/.test(file))
  const writers = files.flatMap(file => writersIn(file, readFileSync(join(root, file), 'utf8')))
  return { files: files.length, writers }
}

function writersIn(file: string, text: string): Writer[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const found: Writer[] = []
  const note = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    found.push({ file, line: line + 1, what })
  }
  const visit = (node: ts.Node) => {
    const what = faultOf(node)
    if (what !== undefined) note(node, what)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function faultOf(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return faultOfCall(node)
  if (ts.isIdentifier(node) && otherWays.has(node.text)) return `${node.text} is used`
  // An init may be made in one place and used in another.
  if (ts.isPropertyAssignment(node) && nameOf(node.name) === 'method')
    return faultOfMethod(node.initializer, isRequestLike(node.parent))
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'method')
    return isRequestLike(node.parent) ? untold : undefined
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return ts.isPropertyAccessExpression(node.left) && node.left.name.text === 'method'
      ? faultOfMethod(node.right, false)
      : undefined
  if (ts.isJsxAttribute(node) && /^(form)?method$/i.test(node.name.getText())) return 'a form has a method'
  return undefined
}

const untold = 'a method that cannot be told'

/** A payment has a method too: what cannot be told counts where a request is made. */
function faultOfMethod(value: ts.Expression, isRequest: boolean): string | undefined {
  const plain = bare(value)
  if (ts.isStringLiteralLike(plain))
    return changing.test(plain.text) || (isRequest && !harmless.test(plain.text))
      ? `the method ${plain.text}`
      : undefined
  const mayChange = /['"`](post|put|patch|delete)['"`]/i.test(plain.getText())
  return isRequest || mayChange ? untold : undefined
}

const partsOfRequests = new Set([
  'body',
  'headers',
  'credentials',
  'redirect',
  'signal',
  'duplex',
  'keepalive',
])

/** The init of a fetch, or an object that could become one. */
function isRequestLike({ parent, properties }: ts.ObjectLiteralExpression): boolean {
  const names = properties.map(({ name }) => (name ? nameOf(name) : ''))
  if (names.some(name => partsOfRequests.has(name))) return true
  return (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    /^(fetch|Request)$/.test(calledName(parent.expression))
  )
}

function bare(value: ts.Expression): ts.Expression {
  return ts.isAsExpression(value) || ts.isParenthesizedExpression(value) || ts.isSatisfiesExpression(value)
    ? bare(value.expression)
    : value
}

/** A fetch without an init reads; one whose init is written out reads where its method does. */
function faultOfCall(node: ts.CallExpression | ts.NewExpression): string | undefined {
  const name = calledName(node.expression)
  if (ts.isCallExpression(node) && forms.has(name)) return 'a form is sent'
  const isRequest = name === 'fetch' || (ts.isNewExpression(node) && name === 'Request')
  if (!isRequest) return undefined
  const [, given] = node.arguments ?? []
  const init = given && bare(given)
  if (node.arguments?.some(ts.isSpreadElement))
    return isForwarding(node) ? undefined : `${name} with arguments that cannot be told`
  if (init === undefined) return undefined
  if (!ts.isObjectLiteralExpression(init)) return `${name} with an init that cannot be told`
  const spread = init.properties.filter(ts.isSpreadAssignment)
  return spread.some(({ expression }) => !isWrittenOut(expression))
    ? `${name} with an init that cannot be told`
    : undefined
}

/** `(...args) => fetch(...args)`: its callers are looked at. */
function isForwarding(node: ts.Node): boolean {
  return (
    ts.isArrowFunction(node.parent) && node.parent.parameters.some(({ dotDotDotToken }) => dotDotDotToken)
  )
}

/** `condition && { … }`: what is in it is seen like the rest. */
function isWrittenOut(expression: ts.Expression): boolean {
  const plain = bare(expression)
  return ts.isBinaryExpression(plain) ? isWrittenOut(plain.right) : ts.isObjectLiteralExpression(plain)
}

function calledName(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text
  if (ts.isElementAccessExpression(expression) && ts.isStringLiteralLike(expression.argumentExpression))
    return expression.argumentExpression.text
  return ''
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : ''
}
