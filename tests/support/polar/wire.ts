import type { FreeData, LicenseStatus } from './stored.ts';

/** A buyer as every license carries it, also in unauthenticated answers. */
export interface WireCustomer {
  readonly id: string;
  readonly created_at: string;
  readonly modified_at: string | null;
  readonly metadata: FreeData;
  readonly external_id: string | null;
  readonly email: string | null;
  readonly email_verified: boolean;
  readonly type: 'individual' | 'team';
  readonly name: string | null;
  readonly billing_name: string | null;
  readonly billing_address: {
    readonly line1: string | null;
    readonly line2: string | null;
    readonly postal_code: string | null;
    readonly city: string | null;
    readonly state: string | null;
    readonly country: string;
  } | null;
  readonly tax_id: readonly string[] | null;
  readonly locale: string | null;
  readonly organization_id: string;
  readonly default_payment_method_id: string | null;
  readonly deleted_at: string | null;
  readonly first_user_event_at: string | null;
  readonly avatar_url: string | null;
}

/** A license as Polar sends it; a later version adds `member_id` and `member`. */
export interface WireLicense {
  readonly id: string;
  readonly created_at: string;
  readonly modified_at: string | null;
  readonly organization_id: string;
  readonly customer_id: string;
  readonly customer: WireCustomer;
  readonly user_id: string;
  /** Sent, though Polar's description no longer has it. `public_name` is one letter. */
  readonly user: {
    readonly id: string;
    readonly email: string | null;
    readonly public_name: string;
    readonly avatar_url: string | null;
  };
  readonly benefit_id: string;
  readonly key: string;
  readonly display_key: string;
  readonly status: LicenseStatus;
  readonly limit_activations: number | null;
  readonly usage: number;
  readonly limit_usage: number | null;
  readonly validations: number;
  readonly last_validated_at: string | null;
  readonly expires_at: string | null;
}

/** A seat as Polar sends it; its conditions are stored but never sent. */
export interface WireActivation {
  readonly id: string;
  readonly license_key_id: string;
  readonly label: string;
  readonly meta: FreeData;
  readonly created_at: string;
  readonly modified_at: string | null;
}

/** One field Polar refused. `input` repeats what was sent, the license key included. */
export interface ValidationProblem {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}
