import { App } from 'aws-cdk-lib';
import { addEnvironments } from './environments.ts';

const app = new App();
addEnvironments(app);
app.synth();
