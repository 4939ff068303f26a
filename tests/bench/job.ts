import { jobs } from './jobs.ts';

/** One job in a process of its own, so that its memory is its own: job.ts NAME FOLDER writes its figures as JSON. */
// Told to end, it ends what it started.
process.once('SIGTERM', () => process.exit(143));

const [name, folder = ''] = process.argv.slice(2);
const job = jobs.find((each) => each.name === name);
if (!job) throw new Error(`there is no job ${name}`);
process.stdout.write(`\n${JSON.stringify(await job.run(folder))}`);
