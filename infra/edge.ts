import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  KeyValueStore,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CROSS_ORIGIN } from '../core/shared/http.ts';
import type { DomainConfig } from './config.ts';
import { addEdgeAlarms } from './edge-alarms.ts';

/** Addresses in which an alias can stand. Everything else is answered without running the function. */
const ALIAS_PATHS = ['*/latest', '*/latest/*', '*/v*'] as const;

/** How long the edge remembers that something is not there: a release may appear any moment. */
const MISSING = Duration.seconds(5);

const RESOLVER = fileURLToPath(new URL('../dist/edge/resolve.js', import.meta.url));

export interface EdgeProps {
  releases: IBucket;
  alarms: ITopic;
  domain: DomainConfig | undefined;
}

/** What readers talk to: a distribution in front of the release bucket, and the aliases that it resolves. */
export class Edge extends Construct {
  readonly distribution: Distribution;
  /** A projection: what is lost here is put back from the pointer. */
  readonly aliases: KeyValueStore;
  /** The address that everything published is under, without a slash at the end. */
  readonly siteUrl: string;

  constructor(scope: Construct, id: string, { releases, alarms, domain }: EdgeProps) {
    super(scope, id);
    this.aliases = new KeyValueStore(this, 'Aliases', { comment: 'Aliases of releases' });
    const resolver = new EdgeFunction(this, 'Resolver', {
      code: FunctionCode.fromFile({ filePath: RESOLVER }),
      runtime: FunctionRuntime.JS_2_0,
      keyValueStore: this.aliases,
      comment: 'Sends readers of an alias to the exact version',
    });
    const behavior = this.#behaviorOf(releases);
    const resolving: BehaviorOptions = {
      ...behavior,
      functionAssociations: [{ function: resolver, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Depositary: published releases',
      defaultBehavior: behavior,
      additionalBehaviors: Object.fromEntries(ALIAS_PATHS.map((path) => [path, resolving])),
      // The bucket would answer the bare address with a list of its keys.
      defaultRootObject: 'index.html',
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: MISSING })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...this.#namedBy(domain),
    });
    this.siteUrl = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    addEdgeAlarms(this, { distribution: this.distribution, resolver, alarms });
  }

  #behaviorOf(releases: IBucket): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(releases, {
        // With the right to list, the bucket says 404 of a key that is not there, and not 403.
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      cachePolicy: this.#cachePolicy(),
      // Lets the bucket see what a browser asks for before it asks; not part of what is cached.
      originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
      responseHeadersPolicy: this.#headersPolicy(),
    };
  }

  /** One for everything: each key says itself how long it may be kept. Queries, headers and cookies play no part. */
  #cachePolicy(): CachePolicy {
    return new CachePolicy(this, 'Caching', {
      comment: 'As the Cache-Control of the key says',
      minTtl: Duration.seconds(0),
      defaultTtl: MISSING,
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  #headersPolicy(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      comment: 'Open to scripts of every origin',
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: [...CROSS_ORIGIN.methods],
        accessControlAllowHeaders: ['*'],
        accessControlExposeHeaders: [...CROSS_ORIGIN.exposedHeaders],
        accessControlMaxAge: Duration.seconds(CROSS_ORIGIN.maxAgeSeconds),
        accessControlAllowCredentials: false,
        originOverride: true,
      },
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: false,
          override: true,
        },
      },
    });
  }

  /** Without a certificate of its own, a distribution has CloudFront's, and takes no say about TLS. */
  #namedBy(domain: DomainConfig | undefined): Partial<DistributionProps> {
    if (domain === undefined) return {};
    return {
      domainNames: [domain.name],
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
    };
  }
}
