import { readProject } from '../core/load/project-files.ts';
import { TextScanner } from '../core/check/text/scan.ts';
const files=readProject(process.argv[2]!); 
const recs=files.datasets.filter(f=>!f.path.includes('collection')).map(f=>({bytes:f.bytes!,text:Buffer.from(f.bytes!).toString()}));
const ascii=recs.filter(r=>r.bytes.length===r.text.length), non=recs.filter(r=>r.bytes.length!==r.text.length);
console.log(ascii.length,non.length, recs.reduce((a,r)=>a+r.bytes.length,0)/recs.length);
const sc=new TextScanner();
const SUSPECT = /[\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\u{e0000}-\u{e007f}]/u;
const SUSPECT2 = /[\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\udb40]/;
const ph:any={ascii:[ascii,(r:any)=>sc.scan(r.bytes,r.text)],non:[non,(r:any)=>sc.scan(r.bytes,r.text)],re:[non,(r:any)=>SUSPECT.test(r.text)],re2:[non,(r:any)=>SUSPECT2.test(r.text)],nfc:[non,(r:any)=>r.text.normalize('NFC')===r.text],parse:[recs,(r:any)=>JSON.parse(r.text)]};
const best:any={};
for(let k=0;k<12;k++)for(const n in ph){const[l,f]=ph[n];const u=process.cpuUsage();for(const r of l)f(r);const d=process.cpuUsage(u);best[n]=Math.min(best[n]??1e9,(d.user+d.system)/l.length)}
console.log(best);
