import { certify } from '#lib/procedure';

import { procedures } from './kernel.ts';

it.each(procedures.map((p) => [`${p.code}@${p.version}`, p] as const))('%s is certified', (name, p) => {
  const t=performance.now();
  const c = certify(p);
  process.stderr.write(`${name} ${JSON.stringify(c.explored)} ${Math.round(performance.now()-t)}ms ${JSON.stringify(c.troubles.map(({code,message})=>[code,message]))} ${JSON.stringify(c.findings)}\n`);
});
