/**
 * The lines of a printed settlement that people may copy: the national interface's fields in the order of the paper, each
 * with what it is called here, what it is called on paper, and where it stands there.
 */
import type { TextKey, ToolKey } from "./texts.ts";

/** How a difference in a line is spoken of. */
export type LineSide = "bill" | "deductible" | "fund" | "person" | "other" | "rate";

export interface PrintedField {
  /** The national interface's name, which the door takes. */
  readonly id: string;
  /** The line of our statement, as replies name it. */
  readonly line: string;
  readonly side: LineSide;
  /** On nearly every paper; the others are asked for only on demand. */
  readonly often: boolean;
  readonly name: TextKey | ToolKey;
  /** Its names on paper: Chinese in every language. */
  readonly print: ToolKey;
  readonly where: ToolKey;
  /** The amount of a visit that it is. */
  readonly request?: string;
}

export const PRINTED: readonly PrintedField[] = [
  {
    id: "medfee_sumamt",
    line: "total_charge",
    side: "bill",
    often: true,
    name: "line.total",
    print: "check.print.medfee_sumamt",
    where: "check.where.medfee_sumamt",
    request: "total",
  },
  {
    id: "fulamt_ownpay_amt",
    line: "noncovered_amount",
    side: "bill",
    often: true,
    name: "line.noncovered",
    print: "check.print.fulamt_ownpay_amt",
    where: "check.where.fulamt_ownpay_amt",
    request: "noncovered",
  },
  {
    id: "overlmt_selfpay",
    line: "over_price_limit_amount",
    side: "bill",
    often: false,
    name: "line.over_price_limit",
    print: "check.print.overlmt_selfpay",
    where: "check.where.overlmt_selfpay",
    request: "over_price_limit",
  },
  {
    id: "preselfpay_amt",
    line: "first_pay_amount",
    side: "bill",
    often: true,
    name: "line.first_pay",
    print: "check.print.preselfpay_amt",
    where: "check.where.preselfpay_amt",
    request: "first_pay",
  },
  {
    id: "inscp_scp_amt",
    line: "in_scope_amount",
    side: "bill",
    often: true,
    name: "line.in_scope",
    print: "check.print.inscp_scp_amt",
    where: "check.where.inscp_scp_amt",
    request: "in_scope",
  },
  {
    id: "act_pay_dedc",
    line: "deductible_applied",
    side: "deductible",
    often: true,
    name: "line.deductible",
    print: "check.print.act_pay_dedc",
    where: "check.where.act_pay_dedc",
  },
  {
    id: "hifp_pay",
    line: "funds/pooled_fund",
    side: "fund",
    often: true,
    name: "payer.pooled_fund",
    print: "check.print.hifp_pay",
    where: "check.where.hifp_pay",
  },
  {
    id: "hifmi_pay",
    line: "funds/critical_illness",
    side: "fund",
    often: true,
    name: "payer.critical_illness",
    print: "check.print.hifmi_pay",
    where: "check.where.hifmi_pay",
  },
  {
    id: "maf_pay",
    line: "funds/medical_assistance",
    side: "fund",
    often: true,
    name: "payer.medical_assistance",
    print: "check.print.maf_pay",
    where: "check.where.maf_pay",
  },
  {
    id: "hifob_pay",
    line: "funds/large_amount",
    side: "fund",
    often: false,
    name: "payer.large_amount",
    print: "check.print.hifob_pay",
    where: "check.where.hifob_pay",
  },
  {
    id: "cvlserv_pay",
    line: "funds/civil_servant",
    side: "fund",
    often: false,
    name: "payer.civil_servant",
    print: "check.print.cvlserv_pay",
    where: "check.where.cvlserv_pay",
  },
  {
    id: "hifes_pay",
    line: "funds/enterprise_supplement",
    side: "fund",
    often: false,
    name: "payer.enterprise_supplement",
    print: "check.print.hifes_pay",
    where: "check.where.hifes_pay",
  },
  {
    id: "oth_pay",
    line: "oth_pay",
    side: "fund",
    often: false,
    name: "check.name.other",
    print: "check.print.oth_pay",
    where: "check.where.oth_pay",
  },
  {
    id: "fund_pay_sumamt",
    line: "funds/total",
    side: "fund",
    often: true,
    name: "check.name.funds",
    print: "check.print.fund_pay_sumamt",
    where: "check.where.fund_pay_sumamt",
  },
  {
    id: "acct_pay",
    line: "person/account",
    side: "person",
    often: true,
    name: "person.account",
    print: "check.print.acct_pay",
    where: "check.where.acct_pay",
  },
  {
    id: "acct_mulaid_pay",
    line: "person/family_account",
    side: "person",
    often: false,
    name: "person.family_account",
    print: "check.print.acct_mulaid_pay",
    where: "check.where.acct_mulaid_pay",
  },
  {
    id: "psn_cash_pay",
    line: "person/cash",
    side: "person",
    often: true,
    name: "person.cash",
    print: "check.print.psn_cash_pay",
    where: "check.where.psn_cash_pay",
  },
  {
    id: "psn_part_amt",
    line: "person/total",
    side: "person",
    often: true,
    name: "check.name.person",
    print: "check.print.psn_part_amt",
    where: "check.where.psn_part_amt",
  },
  {
    id: "hosp_part_amt",
    line: "hospital",
    side: "other",
    often: false,
    name: "payer.hospital",
    print: "check.print.hosp_part_amt",
    where: "check.where.hosp_part_amt",
  },
  {
    id: "balc",
    line: "account_balance",
    side: "other",
    often: false,
    name: "check.name.balance",
    print: "check.print.balc",
    where: "check.where.balc",
  },
  {
    id: "pool_prop_selfpay",
    line: "pooled_fund_rate",
    side: "rate",
    often: false,
    name: "check.name.rate",
    print: "check.print.pool_prop_selfpay",
    where: "check.where.pool_prop_selfpay",
  },
];

/** Lines that no field asks for, but a sum may speak of. */
const UNASKED: { readonly [line: string]: TextKey } = {
  "funds/commercial": "payer.commercial",
  "funds/other": "payer.other",
};

export const fieldOfLine = (line: string): PrintedField | undefined => PRINTED.find((one) => one.line === line);
export const nameOfLine = (line: string): TextKey | ToolKey | undefined => fieldOfLine(line)?.name ?? UNASKED[line];
