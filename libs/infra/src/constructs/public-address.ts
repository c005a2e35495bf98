import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { DnsRecord } from '@cdktf/provider-cloudflare/lib/dns-record/index.js';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';

import type { StageConfig } from '../config.ts';

/** Route 53 gives every zone four; the number has to be known before the zone is. */
const nameServers = [0, 1, 2, 3];

/** A domain of its own in Route 53, to which the parent zone in Cloudflare points, with a certificate. */
export class PublicAddress extends Construct {
  readonly zoneId: string;
  /** The certificate once it is valid: who uses it waits for the name servers and the validation. */
  readonly certificateArn: string;

  constructor(stack: Construct, { domain, cloudflareZoneId }: StageConfig) {
    super(stack, 'domain');
    const zone = new Route53Zone(this, 'zone', { name: domain });
    const delegations = nameServers.map(
      (index) =>
        new DnsRecord(this, `name-server-${index}`, {
          zoneId: cloudflareZoneId,
          name: domain,
          type: 'NS',
          ttl: 3600,
          content: Token.asString(Fn.element(zone.nameServers, index)),
        }),
    );
    this.zoneId = zone.zoneId;
    this.certificateArn = this.#addCertificate(domain, delegations);
  }

  #addCertificate(domain: string, delegations: DnsRecord[]): string {
    const certificate = new AcmCertificate(this, 'certificate', {
      domainName: domain,
      validationMethod: 'DNS',
      lifecycle: { createBeforeDestroy: true },
    });
    const proof = certificate.domainValidationOptions.get(0);
    const record = new Route53Record(this, 'certificate-validation-record', {
      zoneId: this.zoneId,
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      records: [proof.resourceRecordValue],
      ttl: 300,
      allowOverwrite: true,
    });
    const validation = new AcmCertificateValidation(this, 'certificate-validation', {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
      // Nobody can see the record before the parent zone points here.
      dependsOn: delegations,
    });
    return validation.certificateArn;
  }
}
