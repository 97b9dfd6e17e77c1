import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  type IOidcProvider,
  OidcProviderNative,
  PolicyStatement,
  Role,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from './config.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';

/** The roles of `cdk bootstrap` that a deployment acts through; without images, that is all of them. */
const DEPLOYMENT_ROLES = ['deploy-role', 'file-publishing-role', 'lookup-role'] as const;

export interface AccessStackProps extends StackProps {
  config: Pick<EnvironmentConfig, 'github' | 'collection'>;
  submissionBucket: IBucket;
}

/** What GitHub may do here: workflows get credentials for an hour by the token of their run; there are no keys. */
export class AccessStack extends Stack {
  constructor(scope: Construct, id: string, { config, submissionBucket, ...props }: AccessStackProps) {
    super(scope, id, { description: 'Depositary: access from GitHub', ...props });
    const provider = this.#provider(config.github.createProvider);

    const submit = this.#roleFor(provider, 'Submit', config.github.submit);
    const submissions = submissionBucket.arnForObjects(`submissions/${config.collection}/*`);
    submit.addToPolicy(
      new PolicyStatement({
        sid: 'CreateSubmissions',
        actions: ['s3:PutObject'],
        resources: [submissions],
        conditions: { Null: { 's3:if-none-match': 'false' } },
      }),
    );
    // Of a large submission. Parts create no object; what makes one of them is the creation above.
    submit.addToPolicy(
      new PolicyStatement({
        sid: 'UploadParts',
        actions: ['s3:PutObject'],
        resources: [submissions],
        conditions: { Bool: { 's3:ObjectCreationOperation': 'false' } },
      }),
    );

    const deploy = this.#roleFor(provider, 'Deploy', config.github.deploy);
    deploy.addToPolicy(
      new PolicyStatement({
        sid: 'ActThroughBootstrapRoles',
        actions: ['sts:AssumeRole'],
        resources: DEPLOYMENT_ROLES.map((name) => this.#bootstrapRole(name)),
      }),
    );
    new CfnOutput(this, 'SubmitRoleArn', { value: submit.roleArn });
    new CfnOutput(this, 'DeployRoleArn', { value: deploy.roleArn });
  }

  #provider(create: boolean): IOidcProvider {
    if (create) {
      return new OidcProviderNative(this, 'GitHub', { url: `https://${ISSUER}`, clientIds: [AUDIENCE] });
    }
    const arn = this.formatArn({
      service: 'iam',
      region: '',
      resource: 'oidc-provider',
      resourceName: ISSUER,
    });
    return OidcProviderNative.fromOidcProviderArn(this, 'GitHub', arn);
  }

  #roleFor(provider: IOidcProvider, name: string, subjects: readonly string[]): Role {
    return new Role(this, name, {
      description: `${name} from GitHub`,
      maxSessionDuration: Duration.hours(1),
      assumedBy: new WebIdentityPrincipal(provider.openIdConnectProviderArn, {
        StringEquals: { [`${ISSUER}:aud`]: AUDIENCE, [`${ISSUER}:sub`]: [...subjects] },
      }),
    });
  }

  #bootstrapRole(name: string): string {
    const qualifier = this.synthesizer.bootstrapQualifier;
    return this.formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: `cdk-${qualifier}-${name}-${this.account}-${this.region}`,
    });
  }
}
