import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { DomainConfig, EnvironmentConfig, GitHubConfig } from './config.ts';

// A subject in full, names or names with numbers; a wildcard would let in whoever fits.
const SUBJECT = /^repo:[A-Za-z0-9-]+\/[A-Za-z0-9._-]+:environment:[A-Za-z0-9._-]+$/;
const CERTIFICATE = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
// What IAM, SQS and all other services accept as the value of a tag.
const TAG = /^[\w .:/=+@-]{1,128}$/;

/** Each mistake in the configuration of one environment, as a sentence. */
export function* mistakesIn(name: string, config: EnvironmentConfig): Generator<string> {
  if (!/^[a-z][a-z0-9]{0,15}$/.test(name)) {
    yield 'the name must be 1 to 16 lower-case letters and digits, beginning with a letter.';
  }
  if (config.region !== 'us-east-1') {
    yield `region must be "us-east-1", not "${config.region}": CloudFront gives its metrics only there.`;
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(config.collection) || config.collection.length > 80) {
    yield `"${config.collection}" is no name of a collection.`;
  }
  if (!isAtLeastOne(config.replacedContentDays)) {
    yield 'replacedContentDays must be a whole number of days, at least 1.';
  }
  if (!Object.values(RetentionDays).includes(config.logDays) || config.logDays > 3653) {
    yield `logDays must be a number of days that CloudWatch knows, such as 30, 90 or 365, not ${config.logDays}.`;
  }
  if (!isAtLeastOne(config.signingKeyGeneration)) {
    yield 'signingKeyGeneration must be a whole number, at least 1.';
  }
  for (const tag of ['owner', 'costCenter'] as const) {
    if (!TAG.test(config[tag])) yield `${tag} must be 1 to 128 letters, digits, spaces or . : / = + - @ _.`;
  }
  yield* mistakesInGitHub(config.github);
  if (config.alarmEmail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(config.alarmEmail)) {
    yield `alarmEmail "${config.alarmEmail}" is no address.`;
  }
  if (config.monthlyBudget !== undefined && !(config.monthlyBudget > 0)) {
    yield 'monthlyBudget must be a number of US dollars above 0.';
  }
  if (config.domain !== undefined) yield* mistakesInDomain(config.domain);
  if (name === 'prod' && !config.keepReleases) {
    yield 'keepReleases must be true: readers cite what is published there.';
  }
}

function* mistakesInGitHub({ submit, deploy }: GitHubConfig): Generator<string> {
  for (const [property, subjects] of Object.entries({ submit, deploy })) {
    if (subjects.length === 0) yield `github.${property} must name at least one subject.`;
    for (const subject of subjects.filter((text) => !SUBJECT.test(text))) {
      yield `github.${property}: "${subject}" is not of the form repo:OWNER/REPOSITORY:environment:NAME.`;
    }
  }
  for (const subject of submit.filter((text) => deploy.includes(text))) {
    yield `github: "${subject}" may submit, so it must not deploy; use two GitHub environments.`;
  }
}

function* mistakesInDomain({ name, certificateArn }: DomainConfig): Generator<string> {
  if (!DOMAIN.test(name)) yield `domain.name "${name}" is no lower-case domain name.`;
  if (!CERTIFICATE.test(certificateArn)) {
    yield 'domain.certificateArn must be a certificate of ACM in us-east-1.';
  }
}

function isAtLeastOne(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
