import { readProject } from '../core/load/project-files.ts';
const files=readProject('/tmp/c10k'); 
const recs=files.datasets.filter(f=>!f.path.includes('collection')).map(f=>({bytes:f.bytes!,text:Buffer.from(f.bytes!).toString()})).filter(r=>r.bytes.length===r.text.length);
const T=new Uint8Array(256); T[34]=1;
const ph:any={sum:(r:any)=>{const b=r.bytes;let s=0;for(let i=0;i<b.length;i++)s+=b[i];return s},
 table:(r:any)=>{const b=r.bytes;let s=0;const n=b.length;for(let i=0;i<n;i++)if(T[b[i]]!==0)s++;return s},
 idx:(r:any)=>{const t=r.text;let s=0;for(let i=t.indexOf('"');i!==-1;i=t.indexOf('"',i+1))s++;return s},
 re:(r:any)=>/[^\n\x20-\x7e]|" |[^ \n:,{[] "|[^ \n] {2}/.test(r.text),
 parse:(r:any)=>JSON.parse(r.text)};
const best:any={};let q=0;
for(let k=0;k<12;k++)for(const n in ph){const u=process.cpuUsage();for(const r of recs)q+=Number(ph[n](r));const d=process.cpuUsage(u);best[n]=Math.min(best[n]??1e9,(d.user+d.system)/recs.length)}
console.log(best,q, recs.reduce((a,r)=>a+[...r.text].filter(c=>c==='"').length,0)/recs.length, recs.reduce((a,r)=>a+r.text.length,0)/recs.length);
