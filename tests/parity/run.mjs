// The same questions to every build of the engine; the replies must be the same bytes. Prints one line per build.
//
//   native      build/yibao
//   glue        the WebAssembly file and its glue, in Node
//   package     the npm package's wrapper, in Node
//   answer      the wrapper with the smaller file of the first answer, for the operations it knows
//   script      the same file's operations as plain JavaScript, for mini-programs on hosts without WebAssembly
//   restricted  a context without WebAssembly, TextDecoder, DOM, fetch, eval: what a mini-program offers
//   jsc         JavaScriptCore, the engine of iOS
//   chromium    a page of the site in the system's Chromium
import { nativeReplies, vectors } from '../support/vectors.mjs';
import { chromiumReplies } from './chromium.mjs';
import { glueReplies } from './glue.mjs';
import { jscReplies } from './jsc.mjs';
import { answerReplies, packageReplies } from './package.mjs';
import { restrictedReplies, scriptReplies } from './restricted.mjs';

const asked = vectors();
const builds = { glue: glueReplies, package: packageReplies, restricted: restrictedReplies, jsc: jscReplies, chromium: chromiumReplies };

const small = ['estimate', 'questions', 'describe', 'regions', 'version'];
const expected = nativeReplies(asked);
if (expected.length !== asked.length) throw new Error(`asked ${asked.length} questions, build/yibao gave ${expected.length} replies`);
const errors = expected.filter((reply) => reply.startsWith('{"error":')).length;
console.log(`native      ${asked.length} replies, ${errors} of them errors`);

let passed = 0;
let failed = 0;
for (const [name, ask] of Object.entries(builds)) compare(name, asked, await ask(asked), expected);
// The small file writes no national names.
const known = asked.map((_, i) => i).filter((i) => small.includes(asked[i].op) && !asked[i].request.includes('"setlinfo"'));
const few = known.map((i) => asked[i]);
for (const [name, ask] of Object.entries({ answer: answerReplies, script: scriptReplies })) compare(name, few, await ask(few), known.map((i) => expected[i]));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function compare(name, asked, replies, expected) {
  const differ = asked.map((_, i) => i).filter((i) => replies[i] !== expected[i]);
  console.log(`${name.padEnd(11)} ${replies.length} replies, ${differ.length} differ`);
  for (const i of differ.slice(0, 3)) {
    console.log(`  ${asked[i].label} (${asked[i].op})\n    native: ${excerpt(expected[i], replies[i])}\n    ${name}: ${excerpt(replies[i], expected[i])}`);
  }
  failed += differ.length + Math.abs(replies.length - asked.length);
  passed += replies.length - differ.length;
}

/** The text round the first difference. */
function excerpt(text = '(none)', other = '') {
  const at = [...text].findIndex((character, i) => character !== other[i]);
  return text.slice(Math.max(0, at - 40), at + 60);
}
