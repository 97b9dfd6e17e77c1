import { validProject } from './project.ts';
const p = validProject();
const A = 'datasets/actors/example-state.json';
const t = (name: string, f: () => unknown) => { const s = performance.now(); let r; try { r = f(); } catch (e) { r = `THROWS ${e instanceof Error ? e.stack?.split('\n').slice(0,4).join(' | ') : e}`; } console.log(name, JSON.stringify(r), `${(performance.now()-s).toFixed(0)}ms`, `${(process.memoryUsage().rss/1e6).toFixed(0)}MB`); };
for (const n of [10000, 20000, 40000]) {
t(`${n} 1e400 one line`, () => p.with(A, `[${Array(n).fill('1e400').join(',')}]`).findings().length);
t(`${n} 1e400 lines`, () => p.with(A, `[${Array(n).fill('1e400').join(',\n')}]`).findings().length);
t(`${n} wrong items`, () => p.withRecord('actors','/names',Array(n).fill(1)).findings().length);
t(`${n} unknown`, () => p.with(A, `{${Array.from({length:n},(_,i)=>`"a${i}":1`).join(',')}}`).findings().length);
}
