import { Annotations, Duration } from 'aws-cdk-lib';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  KeyValueStore,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** A distribution with all that the one of infra/edge.ts has. */
export class ProbeEdge extends Construct {
  readonly distribution: Distribution;
  readonly aliases: KeyValueStore;

  /** @param script the function for paths that end with `/latest`; paths below `marked/` get one that answers itself */
  constructor(scope: Construct, id: string, bucket: Bucket, script: string) {
    super(scope, id);
    Annotations.of(this).acknowledgeWarning('@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk');
    this.aliases = new KeyValueStore(this, 'Aliases');
    const functions = {
      '*/latest': new EdgeFunction(this, 'Resolver', {
        code: FunctionCode.fromInline(script),
        runtime: FunctionRuntime.JS_2_0,
        keyValueStore: this.aliases,
      }),
      'marked/*': new EdgeFunction(this, 'Marker', {
        code: FunctionCode.fromInline('function handler() { return { statusCode: 418 }; }'),
        runtime: FunctionRuntime.JS_2_0,
      }),
    };
    const behavior = {
      // The library's own types disagree about one optional property.
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: new CachePolicy(this, 'Caching', {
        minTtl: Duration.seconds(0),
        maxTtl: Duration.days(365),
      }),
      originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'Headers', {
        securityHeadersBehavior: { contentTypeOptions: { override: true } },
      }),
    };
    const behaviors = Object.entries(functions).map(([path, resolver]) => [
      path,
      {
        ...behavior,
        functionAssociations: [{ function: resolver, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
    ]);
    this.distribution = new Distribution(this, 'Distribution', {
      defaultBehavior: behavior,
      additionalBehaviors: Object.fromEntries(behaviors),
      defaultRootObject: 'index.html',
      errorResponses: [{ httpStatus: 404, ttl: Duration.seconds(5) }],
    });
  }
}
