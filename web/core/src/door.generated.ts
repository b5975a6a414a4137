/* Generated from policies/schema/door.schema.json by `npm run generate`. Do not edit. */

/**
 * A fact as answered; null: asked, and not known, so that no default is assumed either.
 */
export type AnswerIn = (FactIn | null)
/**
 * A fact as answered: an option's id, a yes/no, a count or an amount. Left out: unknown.
 */
export type FactIn = (string | number | boolean)
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
export type AmountIn = (string | number)
/**
 * A rate as a percentage.
 */
export type Rate = string
export type EstimateReply = ({
ok: Estimate
} | ErrorReply)
/**
 * An amount of a reply: money when the status is complete, a range when it is bounded.
 */
export type Amount = (Money | MoneyRange)
/**
 * Yuan with exactly two decimals.
 */
export type Money = string
/**
 * How good the evidence is, best first.
 */
export type Grade = ("official" | "republished" | "reported" | "derived" | "unknown")
/**
 * A day, YYYY-MM-DD.
 */
export type Day = string
/**
 * The last day; null: no end is known.
 */
export type Until = (Day | null)
export type Ratio = (Rate | RateRange)
/**
 * Money, a rate or the word none; or the range of a value that is not known.
 */
export type Value = (string | {
unknown: {
/**
 * @minItems 2
 * @maxItems 2
 */
between: [string, string]
}
} | {
per_day?: Money
share_of_bill?: Rate
at_least?: string
at_most?: string
})
export type QuestionsReply = ({
ok: Questions
} | ErrorReply)
export type ReconcileReply = ({
ok: Reconciliation
} | ErrorReply)
export type CompareReply = ({
ok: Comparison
} | ErrorReply)
export type ImproveReply = ({
ok: Improvements
} | ErrorReply)
export type DescribeReply = ({
ok: Description
} | ErrorReply)
/**
 * Which parts of the bill count, and with what weight; or the overflow of another benefit.
 */
export type BaseDescription = ({
part: string
weight: Rate
} | {
overflow: string
})[]
/**
 * A word, or one that depends on a fact or reading.
 */
export type WordByFact = (string | {
by: string
of: {
[k: string]: string
}
})
export type RegionsReply = ({
ok: Regions
} | ErrorReply)
export type CheckReply = ({
ok: {
pack?: PackId
engine: string
issues: Issue[]
counts: {
error: number
warning: number
question: number
}
}
} | ErrorReply)
export type VersionReply = ({
ok: {
engine: string
formats: string[]
}
} | ErrorReply)
export type DiffReply = ({
ok: Diff
} | ErrorReply)
export type YearReply = ({
ok: YearOut
} | ErrorReply)
export type ReceiptReply = ({
ok: ReceiptOut
} | ErrorReply)
export type ReplayReply = ({
ok: Replay
} | ErrorReply)
export type CurveReply = ({
ok: Curve
} | ErrorReply)
export type SolveReply = ({
ok: Solutions
} | ErrorReply)

/**
 * Every operation of the engine: its request and its reply. docs/door.md explains them with examples. Names are fixed; replies may gain keys in later versions.
 */
export interface Door {
/**
 * What a case costs whom: the settlement statement, and the rule behind every line.
 */
estimate: {
request: CaseRequest
reply: EstimateReply
}
/**
 * What to ask next about a case, in order, each with the yuan it decides.
 */
questions: {
request: CaseRequest
reply: QuestionsReply
}
/**
 * A printed settlement against ours: the fewest changes of the case that make every printed figure come out.
 */
reconcile: {
request: ReconcileRequest
reply: ReconcileReply
}
/**
 * A case beside others that differ from it: what each costs, and reasons that sum to the difference.
 */
compare: {
request: CompareRequest
reply: CompareReply
}
/**
 * What would lower the person's share, each change proved by a request, and which benefits did not apply.
 */
improve: {
request: CaseRequest
reply: ImproveReply
}
/**
 * A pack for people: tables with their history, sources, readings, limits.
 */
describe: {
request: PackRequest
reply: DescribeReply
}
/**
 * The packs this engine holds.
 */
regions: {
request: EmptyRequest
reply: RegionsReply
}
/**
 * Every problem of a pack at once.
 */
check: {
request: PackRequest
reply: CheckReply
}
/**
 * The engine's version and the document formats it reads.
 */
version: {
request: EmptyRequest
reply: VersionReply
}
/**
 * What changes from one day to another, or from one pack to another: every value, and what that does to a case or to sample families.
 */
diff: {
request: DiffRequest
reply: DiffReply
}
/**
 * Visits of a year or several, one after the other, each under the rules of its day: what each comes to, what is left after it, and whether another order of settling differs.
 */
year: {
request: YearRequest
reply: YearReply
}
/**
 * A case, the rules it was settled under and what came out, as one short text for a QR code or a link.
 */
receipt: {
request: CaseRequest
reply: ReceiptReply
}
/**
 * An old receipt settled again, under its own rules where they are given, and under today's: what differs.
 */
replay: {
request: ReplayRequest
reply: ReplayReply
}
/**
 * How the statement moves with one amount of a case: exact straight segments, and the rule behind each kink.
 */
curve: {
request: CurveRequest
reply: CurveReply
}
/**
 * All values of one amount of a case at which a result is reached.
 */
solve: {
request: SolveRequest
reply: SolveReply
}
}
/**
 * A case: who, where, when, and the visits of that year. Exactly one of region and pack.
 */
export interface CaseRequest {
/**
 * The code of an area the engine holds, see the operation regions.
 */
region?: string
/**
 * A whole pack (pack.schema.json) in place of region.
 */
pack?: {
[k: string]: unknown
}
/**
 * The day of the settlement; the rules in force on it apply.
 */
date?: string
person?: PersonIn
/**
 * @minItems 1
 * @maxItems 400
 */
visits?: [VisitIn, ...(VisitIn)[]]
year_to_date?: YearToDateIn
options?: Options
}
/**
 * Facts of scope person; the frame and the pack declare them. These are the national ones.
 */
export interface PersonIn {
scheme?: ("employee" | "resident" | null)
status?: ("active" | "retired" | null)
/**
 * The national code in place of scheme.
 */
insutype?: string
/**
 * The national code in place of status and resident_kind.
 */
psn_type?: string
age?: number
/**
 * Months that contributions were interrupted.
 */
contribution_gap?: number
/**
 * The day on which contributions went on; resumed_months follows from it.
 */
resumed_on?: string
/**
 * The employer's average monthly contribution base, for allowances.
 */
monthly_base?: (string | number)
identity?: ("none" | "extreme_poverty" | "orphan" | "subsistence" | "returned_to_poverty" | "monitored" | "marginal" | "expenditure_poverty" | null)
[k: string]: AnswerIn | "employee" | "resident" | null | "active" | "retired" | string | number | "none" | "extreme_poverty" | "orphan" | "subsistence" | "returned_to_poverty" | "monitored" | "marginal" | "expenditure_poverty" | undefined
}
/**
 * Facts of scope visit plus the bill: total (or in_scope) with its parts, or fee lines.
 */
export interface VisitIn {
care?: ("outpatient" | "chronic" | "inpatient" | "pharmacy" | "maternity" | "after_basic" | null)
tier?: ("primary" | "1" | "2" | "3" | null)
place?: ("local" | "in_province" | "out_of_province" | null)
filed?: (boolean | ("yes" | "no" | null))
/**
 * The national code in place of care, emergency, accident, place, as far as it says something of them.
 */
med_type?: string
/**
 * The national code in place of tier.
 */
hosp_lv?: string
/**
 * The national name of total.
 */
medfee_sumamt?: (string | number)
/**
 * The national name of noncovered.
 */
fulamt_ownpay_amt?: (string | number)
/**
 * The national name of over_price_limit.
 */
overlmt_selfpay?: (string | number)
/**
 * The national name of first_pay.
 */
preselfpay_amt?: (string | number)
/**
 * The national name of in_scope.
 */
inscp_scp_amt?: (string | number)
total?: AmountIn
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
in_scope?: (string | number)
noncovered?: AmountIn
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
noncovered_drugs?: (string | number)
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
special_drugs?: (string | number)
over_price_limit?: AmountIn
first_pay?: AmountIn
/**
 * Bed-days, or days of leave, where a rule counts them.
 */
days?: number
/**
 * The day of this visit, for rules per day and month; left out: the request's.
 */
date?: string
/**
 * @minItems 1
 */
lines?: [FeeLine, ...(FeeLine)[]]
[k: string]: AnswerIn | FeeLine[] | "outpatient" | "chronic" | "inpatient" | "pharmacy" | "maternity" | "after_basic" | null | "primary" | "1" | "2" | "3" | "local" | "in_province" | "out_of_province" | boolean | "yes" | "no" | string | number | AmountIn | [FeeLine, ...(FeeLine)[]] | undefined
}
export interface FeeLine {
category: ("A" | "B" | "C")
amount: AmountIn
first_pay_rate?: Rate
price_limit?: AmountIn
}
/**
 * What the year has seen before these visits. Missing means zero.
 */
export interface YearToDateIn {
admissions?: number
account_balance?: AmountIn
family_account_balance?: AmountIn
/**
 * The day of the last visit, for what counts per day and month.
 */
date?: string
benefits?: {
[k: string]: BenefitStateIn
}
}
export interface BenefitStateIn {
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
base?: (string | number)
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
deductible?: (string | number)
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
paid?: (string | number)
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
counted?: (string | number)
day?: PeriodStateIn
month?: PeriodStateIn
lifetime?: PeriodStateIn
}
/**
 * What it has paid, and the cost counted, in the last visit's day or month, or ever.
 */
export interface PeriodStateIn {
paid?: AmountIn
counted?: AmountIn
}
export interface Options {
/**
 * Treat every value below the grade republished as unknown.
 */
strict?: boolean
/**
 * setlinfo: each visit's statement under national names too.
 */
format?: ("statement" | "setlinfo")
/**
 * false: leave steps empty.
 */
trace?: boolean
/**
 * Published values the pack does not know, filled in by the asker: name → value.
 */
values?: {
[k: string]: FactIn
}
/**
 * Which reading of an unclear text to use: reading id → option id.
 */
readings?: {
[k: string]: string
}
}
export interface Estimate {
/**
 * complete: exact amounts. bounded: ranges, missing says why. not_covered, waiting: nothing is paid, eligibility says why. Every other status comes without numbers.
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
visits: VisitOut[]
eligibility?: EligibilityOut[]
total?: Statement
year_to_date?: YearToDate
remaining?: Remaining[]
assumptions?: Assumption[]
evidence?: Evidence[]
sources?: Source[]
missing?: Missing[]
limits?: Limit[]
known?: Known
services?: Services
benefits?: {
id: string
name: Text
payer: string
}[]
encodes?: Encodes[]
pack: PackId
engine: string
}
export interface VisitOut {
status: ("complete" | "bounded" | "not_covered" | "waiting")
allowances?: AllowanceOut[]
statement: Statement
setlinfo?: SetlInfo
ratios?: {
of_total?: Ratio
of_in_scope?: Ratio
}
steps: Step[]
}
/**
 * Money paid besides the bill; amount is null while the monthly base is not known.
 */
export interface AllowanceOut {
id: string
name: Text
monthly_base?: Amount
days?: number
amount: (Amount | null)
sources: Citation[]
}
/**
 * A text for people in both languages.
 */
export interface Text {
zh: string
en: string
}
/**
 * The sound range of an amount while something is unknown; low equals high where it is certain.
 */
export interface MoneyRange {
low: Money
high: Money
}
/**
 * Where a value stands.
 */
export interface Citation {
/**
 * Id of an entry of sources.
 */
source: string
grade: Grade
at?: Text
from?: Day
until?: Until
checked?: Day
/**
 * The published value, as money or a rate.
 */
value?: string
reason?: Text
}
/**
 * A settlement: total_charge = the four scope parts = funds.total + person.total + hospital, to the fen.
 */
export interface Statement {
total_charge: Amount
noncovered_amount: Amount
over_price_limit_amount: Amount
first_pay_amount: Amount
in_scope_amount: Amount
deductible_applied: Amount
funds: Funds
person: PersonPays
hospital: Amount
}
/**
 * What each payer pays.
 */
export interface Funds {
pooled_fund: Amount
large_amount: Amount
critical_illness: Amount
civil_servant: Amount
enterprise_supplement: Amount
medical_assistance: Amount
commercial: Amount
other: Amount
total: Amount
}
/**
 * What the person pays, and from where.
 */
export interface PersonPays {
account: Amount
family_account: Amount
cash: Amount
total: Amount
}
/**
 * A visit's statement under the names of the national settlement interface; with options.format setlinfo.
 */
export interface SetlInfo {
medfee_sumamt: Amount
fulamt_ownpay_amt: Amount
overlmt_selfpay: Amount
preselfpay_amt: Amount
inscp_scp_amt: Amount
act_pay_dedc: Amount
hifp_pay: Amount
hifob_pay: Amount
hifmi_pay: Amount
cvlserv_pay: Amount
hifes_pay: Amount
maf_pay: Amount
oth_pay: Amount
fund_pay_sumamt: Amount
acct_pay: Amount
acct_mulaid_pay: Amount
psn_cash_pay: Amount
psn_part_amt: Amount
hosp_part_amt: Amount
balc: Amount
/**
 * The rate at which the pooled fund pays, N(5,4); missing where there are no steps.
 */
pool_prop_selfpay?: string
setldetail: SetlDetail[]
}
/**
 * What one benefit paid.
 */
export interface SetlDetail {
fund_pay_type: string
/**
 * Yuan with exactly two decimals.
 */
inscp_scp_amt: string
/**
 * Yuan with exactly two decimals.
 */
crt_payb_lmt_amt?: string
fund_payamt: Money
/**
 * How it came about, in Chinese.
 */
setl_proc_info?: string
}
export interface RateRange {
low: Rate
high: Rate
}
/**
 * One operation of the calculation, with its operands and its result.
 */
export interface Step {
/**
 * Id of a benefit of the pack; null for scope, account and person.
 */
benefit: (string | null)
payer?: string
/**
 * Which part of the benefit: scope, deductible, rate, ceiling, person …
 */
slot: string
operation: string
operands: {
[k: string]: unknown
}
result: Money
sources: Citation[]
/**
 * Key of the sentence that tells this step, with what it needs besides the operands.
 */
sentence: {
key: string
params: {
[k: string]: unknown
}
}
}
/**
 * A rule that refuses a visit, makes it wait, or reduces what is paid; while facts are unknown, one that may.
 */
export interface EligibilityOut {
id: string
/**
 * Which of the visits.
 */
visit: number
effect: ("not_covered" | "waiting" | "reduced")
/**
 * The day on which waiting ends; null while it is not known when contributions resumed.
 */
until?: (Day | null)
share?: Rate
text: Text
source: string
grade: Grade
at?: Text
reason?: Text
}
/**
 * The year after these visits, in the shape a request takes it.
 */
export interface YearToDate {
admissions: number
account_balance: Amount
family_account_balance?: Amount
/**
 * A day, YYYY-MM-DD.
 */
date?: string
benefits: {
[k: string]: BenefitState
}
}
export interface BenefitState {
base: Amount
deductible: Amount
paid: Amount
/**
 * An amount of a reply: money when the status is complete, a range when it is bounded.
 */
counted?: (Money | MoneyRange)
day?: PeriodState
month?: PeriodState
lifetime?: PeriodState
}
export interface PeriodState {
paid: Amount
counted: Amount
}
/**
 * What is left this year of a deductible or a ceiling.
 */
export interface Remaining {
benefit: string
slot: ("deductible" | "deductible_limit" | "ceiling")
on?: ("payment" | "cost")
per?: string
limit: Amount
used: Amount
left: Amount
}
/**
 * Something the answer took for granted; path says where a request would state it.
 */
export interface Assumption {
kind: ("default" | "reading" | "amount" | "year_to_date")
fact: string
path: string
value: string
label?: Text
question?: Text
reason?: Text
grade?: Grade
source?: string
at?: Text
alternatives: Alternative[]
}
/**
 * What another answer would change, in yuan of the person's total.
 */
export interface Alternative {
value: string
label?: Text
hint?: Text
/**
 * false: the pack does not know this kind of care.
 */
encoded?: boolean
person_total?: Amount
change?: Amount
}
/**
 * A published value the answer depends on.
 */
export interface Evidence {
benefit: (string | null)
slot: string
source: string
grade: Grade
at?: Text
from?: Day
until?: Until
checked?: Day
reason?: Text
}
export interface Source {
id: string
title: Text
publisher?: Text
/**
 * The document's own number.
 */
number?: string
kind?: string
url?: string
published?: string
grade: Grade
checked?: Day
reason?: Text
}
/**
 * Something unknown that keeps the answer from being exact: a fact about the case, or a value nobody has published.
 */
export interface Missing {
kind: ("fact" | "value" | "amount")
fact?: string
/**
 * Name of a value for options.values.
 */
value?: string
path: string
question?: Text
range?: Value
}
/**
 * What the pack does not express and this case touches.
 */
export interface Limit {
id: string
when?: Encodes
text: Text
}
/**
 * One kind of case the pack knows: fact → the values it covers.
 */
export interface Encodes {
[k: string]: string[]
}
/**
 * The days for which the rules are known.
 */
export interface Known {
from: Day
until: Day
}
/**
 * Whom to ask, where to go and what to bring, as the pack has it.
 */
export interface Services {
hotline?: string
hotline_menu?: Text
source?: string
at?: Text
grade?: Grade
reason?: Text
[k: string]: unknown
}
export interface PackId {
region: string
name: Text
version: string
sha256: string
}
/**
 * The call failed. The first issue is repeated at the top.
 */
export interface ErrorReply {
error: Error
}
export interface Error {
/**
 * Stable; docs/errors.md lists them.
 */
code: string
/**
 * JSON pointer into the request or document.
 */
path: string
line?: number
column?: number
message: Text
issues: Issue[]
}
export interface Issue {
severity?: ("error" | "warning" | "question")
code: string
path: string
line?: number
column?: number
message: Text
}
export interface Questions {
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
/**
 * An amount of a reply: money when the status is complete, a range when it is bounded.
 */
person_total?: (Money | MoneyRange)
questions: Question[]
known?: Known
services?: Services
encodes?: Encodes[]
pack: PackId
engine: string
}
export interface Question {
fact: string
path: string
type: ("choice" | "flag" | "count" | "money" | "value")
required: boolean
default?: string
question?: Text
help?: Text
/**
 * Yuan with exactly two decimals.
 */
spread?: string
/**
 * Of a question of type value.
 */
unit?: ("money" | "rate")
range?: Value
options?: QuestionOption[]
}
export interface QuestionOption {
value: string
label: Text
hint?: Text
/**
 * false: the pack does not know this kind of care.
 */
encoded?: boolean
person_total?: Amount
}
/**
 * A case, and what was printed for one of its visits.
 */
export interface ReconcileRequest {
region?: string
pack?: {
[k: string]: unknown
}
date?: Day
person?: PersonIn
/**
 * @minItems 1
 * @maxItems 400
 */
visits?: [VisitIn, ...(VisitIn)[]]
year_to_date?: YearToDateIn
options?: Options
reconcile: {
printed: PrintedIn
/**
 * Whose figures they are, from 0; left out: the last visit.
 */
visit?: number
}
}
/**
 * Any lines of the settlement, under our names (as in Statement) or the national interface's.
 */
export interface PrintedIn {
total_charge?: AmountIn
noncovered_amount?: AmountIn
over_price_limit_amount?: AmountIn
first_pay_amount?: AmountIn
in_scope_amount?: AmountIn
deductible_applied?: AmountIn
funds?: {
pooled_fund?: AmountIn
large_amount?: AmountIn
critical_illness?: AmountIn
civil_servant?: AmountIn
enterprise_supplement?: AmountIn
medical_assistance?: AmountIn
commercial?: AmountIn
other?: AmountIn
total?: AmountIn
}
person?: {
account?: AmountIn
family_account?: AmountIn
cash?: AmountIn
total?: AmountIn
}
hospital?: AmountIn
/**
 * Yuan in a request: "1500", "1500.50" or a JSON number with at most two decimals.
 */
account_balance?: (string | number)
pooled_fund_rate?: Rate
medfee_sumamt?: AmountIn
fulamt_ownpay_amt?: AmountIn
overlmt_selfpay?: AmountIn
overlmt_amt?: AmountIn
preselfpay_amt?: AmountIn
inscp_scp_amt?: AmountIn
act_pay_dedc?: AmountIn
hifp_pay?: AmountIn
hifob_pay?: AmountIn
hifmi_pay?: AmountIn
cvlserv_pay?: AmountIn
hifes_pay?: AmountIn
maf_pay?: AmountIn
oth_pay?: AmountIn
fund_pay_sumamt?: AmountIn
psn_part_amt?: AmountIn
acct_pay?: AmountIn
acct_mulaid_pay?: AmountIn
psn_cash_pay?: AmountIn
hosp_part_amt?: AmountIn
balc?: AmountIn
/**
 * The fund's rate, as "75%" or 0.75.
 */
pool_prop_selfpay?: (Rate | number | string)
}
export interface Reconciliation {
status: ("equal" | "explained" | "not_explained" | "not_in_force")
visit: number
identities: Identity[]
filled: SetOut
/**
 * The case as it was asked.
 */
lines: ReconciledLine[]
/**
 * Sets of changes that make every printed figure come out; none has a smaller one. The least far-fetched first.
 */
explanations: {
changes: Change[]
set: SetOut1
}[]
/**
 * When nothing was found: the changes that leave the least, and what they leave.
 */
closest?: {
changes: Change[]
set: SetOut1
lines: ReconciledLine[]
}
known?: Known
services?: Services
pack: PackId
engine: string
}
/**
 * A sum that every settlement keeps. open: lines that are not printed may hold the rest.
 */
export interface Identity {
id: ("bill" | "funds" | "person" | "settlement")
status: ("holds" | "open" | "violated")
whole: string
parts: string[]
not_printed: string[]
printed: Money
sum: Money
difference: Money
}
/**
 * What the printed figures added to the request: pointer → value.
 */
export interface SetOut {
[k: string]: string | number
}
/**
 * A printed line: money, or for pooled_fund_rate a rate. ours and difference are null where the pack does not know the case.
 */
export interface ReconciledLine {
/**
 * A pointer into our statement without the first slash.
 */
line: string
national?: string
printed: (Money | Rate)
ours: (Amount | Ratio | null)
/**
 * printed − ours.
 */
difference: (Amount | Ratio | null)
}
export interface Change {
/**
 * answer: to what was unknown; default: of what was assumed; fact: of what the asker said.
 */
kind: ("answer" | "default" | "fact" | "reading" | "value" | "year_to_date" | "amount")
fact: string
path: string
benefit?: string
name?: Text
/**
 * null: unknown.
 */
from: (string | number | null)
to: (string | number)
from_label?: Text
label?: Text
question?: Text
/**
 * The number is one that rules make: a deductible used up, a limit reached.
 */
whole?: boolean
/**
 * The asker did not say it.
 */
assumed?: boolean
}
/**
 * Where in the request (RFC 6901) what is to be put.
 */
export interface SetOut1 {
[k: string]: string | number
}
/**
 * A case, and what to compare it with.
 */
export interface CompareRequest {
region?: string
pack?: {
[k: string]: unknown
}
date?: Day
person?: PersonIn
/**
 * @minItems 1
 * @maxItems 400
 */
visits?: [VisitIn, ...(VisitIn)[]]
year_to_date?: YearToDateIn
options?: Options
compare: CompareWith
}
/**
 * Exactly one of over and with.
 */
export interface CompareWith {
/**
 * The place of a fact with options, compared with each of them: /visits/0/tier, /person/status, or /visits/tier for every visit.
 */
over?: string
/**
 * @minItems 1
 * @maxItems 64
 */
with?: [VariantIn, ...(VariantIn)[]]
}
/**
 * Changes to the request: values set, then members removed, then the visits in another order.
 */
export interface VariantIn {
name?: string
/**
 * JSON pointers with their values. Setting /region takes pack away, and the other way round.
 */
set?: {
[k: string]: unknown
}
/**
 * JSON pointers.
 */
remove?: string[]
/**
 * The number of each visit, once.
 */
order?: number[]
}
export interface Comparison {
/**
 * Of the base.
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
base: {
status: string
total?: Statement
}
/**
 * In the order asked.
 */
variants: VariantOut[]
known?: Known
services?: Services
pack: PackId
engine: string
}
export interface VariantOut {
name?: string
/**
 * Of over: the option.
 */
value?: string
label?: Text
hint?: Text
/**
 * error: this variant cannot be read, error says why.
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force" | "error")
pack?: PackId1
total?: Statement
change?: Statement1
/**
 * They sum to change.person.total; none while base or variant is bounded.
 */
reasons?: Reason[]
error?: Error
}
/**
 * Where the rules are not those of the base.
 */
export interface PackId1 {
region: string
name: Text
version: string
sha256: string
}
/**
 * A settlement: total_charge = the four scope parts = funds.total + person.total + hospital, to the fen.
 */
export interface Statement1 {
total_charge: Amount
noncovered_amount: Amount
over_price_limit_amount: Amount
first_pay_amount: Amount
in_scope_amount: Amount
deductible_applied: Amount
funds: Funds
person: PersonPays
hospital: Amount
}
export interface Reason {
benefit: (string | null)
payer?: string
slot: ("order" | "eligibility" | "payer" | "charge" | "first_pay" | "deductible" | "ceiling" | "rate" | "bands" | "adjust" | "at_least" | "bill" | "days" | "date" | "visits" | "year_to_date")
/**
 * Of a ceiling.
 */
on?: ("payment" | "cost")
/**
 * Of a ceiling.
 */
per?: string
/**
 * The first visit that differs in it; from and to are its.
 */
visit?: number
/**
 * Yuan with exactly two decimals.
 */
change: string
/**
 * The base's value: an amount, a rate, "none", a day, bands [{over, rate}], or a deductible {share_of_bill, per_day, at_least, at_most}.
 */
from?: {
[k: string]: unknown
}
/**
 * The variant's value.
 */
to?: {
[k: string]: unknown
}
sources?: {
from: Citation[]
to: Citation[]
}
sentence: SentenceKey
}
export interface SentenceKey {
key: string
}
export interface Improvements {
/**
 * complete: exact amounts. bounded: ranges, missing says why. not_covered, waiting: nothing is paid, eligibility says why. Every other status comes without numbers.
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
total?: Statement
/**
 * The best first; none that may cost more.
 */
improvements: Improvement[]
/**
 * Benefits in force that pay for none of the visits.
 */
not_applied: NotApplied[]
known?: Known
services?: Services
encodes?: Encodes[]
pack: PackId
engine: string
}
export interface Improvement {
kind: ("fact" | "date" | "order" | "account")
changes: {
fact: string
path: string
/**
 * null: not known, or not the same in every visit.
 */
from: (string | null)
to: string
label?: Text
question?: Text
}[]
/**
 * An amount of a reply: money when the status is complete, a range when it is bounded.
 */
saving: (Money | MoneyRange)
cash_saving: Amount
status: ("complete" | "bounded" | "not_covered" | "waiting")
total: Statement
/**
 * JSON pointers with values: put into the request, they give this total.
 */
proved: {
[k: string]: unknown
}
sentence: SentenceKey
}
export interface NotApplied {
benefit: string
name: Text
payer: string
/**
 * The visit that comes closest.
 */
visit: number
reason: ("refused" | "condition" | "no_base" | "below_deductible" | "rate" | "ceiling" | "unpaid")
/**
 * refused: the rule of eligibility.
 */
rule?: string
/**
 * Yuan with exactly two decimals.
 */
missing?: string
/**
 * condition: those that fail.
 */
conditions?: {
fact: string
path: string
/**
 * A person can decide for what is wanted.
 */
choosable: boolean
value: (string | null)
wanted: string[]
}[]
sentence: SentenceKey
}
/**
 * Exactly one of region and pack.
 */
export interface PackRequest {
region?: string
pack?: {
[k: string]: unknown
}
}
export interface Description {
region: string
name: Text
province?: Text
search?: string[]
version: string
sha256: string
known: Known
encodes: Encodes[]
facts: FactDescription[]
benefits: BenefitDescription[]
accounts?: AccountDescription[]
readings: ReadingDescription[]
first_pay?: FirstPayDescription[]
eligibility?: EligibilityDescription[]
allowances?: AllowanceDescription[]
/**
 * Questions people ask, as the pack answers them (pack.schema.json).
 */
answers?: Items[]
sources: Source[]
limits: Limit[]
services: Services
engine: string
}
export interface FactDescription {
id: string
scope: ("person" | "visit")
type: ("choice" | "flag" | "count" | "money")
question: Text
help?: Text
default?: string
options?: {
id: string
label: Text
hint?: Text
}[]
}
export interface BenefitDescription {
id: string
name: Text
payer: string
period?: string
base?: BaseDescription
deductible_per?: "year"
deductible_with?: string[]
ceilings_with?: string[]
applies?: Encodes
slots: SlotDescription[]
}
export interface SlotDescription {
slot: ("deductible" | "deductible_change" | "deductible_limit" | "rate" | "bands" | "adjust" | "at_least" | "ceiling" | "days" | "plus")
/**
 * Of a change: what it does.
 */
do?: (string | {
by: string
of: {
[k: string]: string
}
})
when?: Encodes
/**
 * Of a ceiling: whether it limits the payment or the cost.
 */
on?: (string | {
by: string
of: {
[k: string]: string
}
})
per?: string
lift?: Encodes1
history: SlotHistory[]
}
/**
 * One kind of case the pack knows: fact → the values it covers.
 */
export interface Encodes1 {
[k: string]: string[]
}
/**
 * A value in force from a day on: a table of rows, or for bands one table per band.
 */
export interface SlotHistory {
from: Day
until: Until
/**
 * The facts the rows differ by.
 */
by?: string[]
rows?: Row[]
measured?: WordByFact
on?: WordByFact
bands?: {
over: Money
by: string[]
rows: Row[]
}[]
source: string
grade: Grade
at?: Text
checked: Day
reason?: Text
}
export interface Row {
when: {
[k: string]: string
}
value: Value
}
export interface AccountDescription {
id: ("account" | "family_account")
base: BaseDescription
applies?: Encodes
from: Day
until: Until
source: string
grade: Grade
at?: Text
reason?: Text
slots: SlotDescription[]
}
export interface ReadingDescription {
id: string
question: Text
options: {
id: string
label: Text
hint?: Text
}[]
default: string
reason?: Text
grade?: Grade
source?: string
at?: Text
}
export interface FirstPayDescription {
when?: Encodes
history: SlotHistory[]
}
export interface EligibilityDescription {
id: string
effect: ("not_covered" | "waiting" | "reduced")
when: Encodes
months?: number
first_of_month?: number
share?: Rate
benefits?: string[]
text: Text
from: Day
until: Until
source: string
grade: Grade
at?: Text
reason?: Text
}
export interface AllowanceDescription {
id: string
name: Text
applies?: Encodes
/**
 * Whether a thirtieth of the monthly base is paid for each day.
 */
by_base: boolean
/**
 * Whether the days are the visit's own.
 */
days_asked: boolean
slots: SlotDescription[]
}
export interface Items {
id: string
question: Text1
answer: Text1
source: string
at?: Text1
grade?: ("official" | "republished" | "reported" | "derived" | "unknown")
reason?: Text1
/**
 * A request that shows the answer worked out.
 */
estimate?: {
[k: string]: unknown
}
}
export interface Text1 {
zh: string
en: string
}
export interface EmptyRequest {

}
export interface Regions {
regions: Region[]
engine: string
}
export interface Region {
region: string
name: Text
province?: Text
/**
 * Latin spellings a search box should find it by.
 */
search?: string[]
version: string
sha256: string
known: Known
encodes: Encodes[]
services?: Services
}
/**
 * from and to: two days under one pack; or with and date: two packs on one day. With visits, a case.
 */
export interface DiffRequest {
region?: string
pack?: {
[k: string]: unknown
}
/**
 * The other area's code, or another pack.
 */
with?: (string | {
[k: string]: unknown
})
date?: Day
from?: Day
to?: Day
/**
 * Only what is about these: a condition as packs write it, e.g. {"scheme": "resident"}.
 */
for?: {
[k: string]: string | boolean | string[] | {
[k: string]: unknown
}
}
person?: PersonIn
/**
 * @minItems 1
 * @maxItems 400
 */
visits?: [VisitIn, ...(VisitIn)[]]
year_to_date?: YearToDateIn
options?: Options
}
export interface Diff {
from: DiffHalf
to: DiffHalf
changes: RuleChange[]
case?: {
from: DiffResult
to: DiffResult
/**
 * An amount of a reply: money when the status is complete, a range when it is bounded.
 */
change?: (Money | MoneyRange)
lines: {
line: string
from: Amount
to: Amount
change: Amount
}[]
/**
 * What one of the packs does not know; left out there.
 */
dropped: string[]
}
/**
 * Where no case was given: sample situations, of each bill in turn those that change most.
 */
families?: {
tried: number
changed: number
/**
 * @maxItems 20
 */
list: []|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]|[{
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}, {
facts: {
[k: string]: string
}
/**
 * Yuan with exactly two decimals.
 */
total: string
from: DiffResult
to: DiffResult
change?: Amount
}]
}
engine: string
}
export interface DiffHalf {
date: Day
known: Known
pack: PackId
}
/**
 * One thing that is not the same on both sides: where it stands, the rows that differ (null: not there), and what each side stands on.
 */
export interface RuleChange {
benefit: (string | null)
slot: string
when?: {
[k: string]: unknown
}
lift?: {
[k: string]: unknown
}
do?: unknown
on?: unknown
per?: string
id?: string
/**
 * Of several that are alike.
 */
number?: number
/**
 * @minItems 1
 */
rows: [{
/**
 * The facts; of bands also over and up_to, the stretch of the amount.
 */
when: {
[k: string]: string
}
from: unknown
to: unknown
}, ...({
/**
 * The facts; of bands also over and up_to, the stretch of the amount.
 */
when: {
[k: string]: string
}
from: unknown
to: unknown
})[]]
from_source: (Ground | null)
to_source: (Ground | null)
}
export interface Ground {
source: string
grade: Grade
at?: Text
reason?: Text
from: (Day | null)
until: Until
checked: (Day | null)
}
export interface DiffResult {
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force" | "error")
error?: Issue
person_total?: Amount
funds_total?: Amount
}
/**
 * A case whose visits carry their dates, in order.
 */
export interface YearRequest {
/**
 * The code of an area the engine holds, see the operation regions.
 */
region?: string
/**
 * A whole pack (pack.schema.json) in place of region.
 */
pack?: {
[k: string]: unknown
}
/**
 * A day, YYYY-MM-DD.
 */
date?: string
person?: PersonIn
/**
 * @minItems 1
 * @maxItems 400
 */
visits?: [VisitIn, ...(VisitIn)[]]
year_to_date?: YearToDateIn
options?: Options
/**
 * given: visits of one day may be settled in any order; free: all visits of a calendar year may.
 */
order?: ("given" | "free")
}
export interface YearOut {
/**
 * As of estimate; bounded too when some visits are left out.
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
visits: YearVisit[]
years?: YearTotal[]
total?: Statement2
order?: YearOrder[]
eligibility?: EligibilityOut[]
missing?: Missing[]
evidence?: Evidence[]
sources?: Source[]
limits?: Limit[]
encodes?: Encodes[]
known?: Known
services?: Services
benefits?: {
id: string
name: Text
payer: string
}[]
pack: PackId
engine: string
}
export interface YearVisit {
date: Day
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
rules?: Known1
statement?: Statement
ratios?: {
of_total: Ratio
of_in_scope: Ratio
}
/**
 * After this visit; missing once something is not known.
 */
remaining?: Remaining[]
}
/**
 * The days for which the rules are known.
 */
export interface Known1 {
from: Day
until: Day
}
export interface YearTotal {
year: number
status: ("complete" | "bounded")
/**
 * Places in visits that the total is of.
 */
visits: number[]
/**
 * Places of visits without numbers.
 */
left_out: number[]
total?: Statement
year_to_date: YearToDate1
}
/**
 * The year after these visits, in the shape a request takes it.
 */
export interface YearToDate1 {
admissions: number
account_balance: Amount
family_account_balance?: Amount
/**
 * A day, YYYY-MM-DD.
 */
date?: string
benefits: {
[k: string]: BenefitState
}
}
/**
 * A settlement: total_charge = the four scope parts = funds.total + person.total + hospital, to the fen.
 */
export interface Statement2 {
total_charge: Amount
noncovered_amount: Amount
over_price_limit_amount: Amount
first_pay_amount: Amount
in_scope_amount: Amount
deductible_applied: Amount
funds: Funds
person: PersonPays
hospital: Amount
}
/**
 * A run of visits whose order of settling is open, and what other orders come to for the whole case.
 */
export interface YearOrder {
visits: number[]
/**
 * Orders, with the one given.
 */
tried: number
/**
 * Every order was tried; else only neighbours were exchanged, or none.
 */
all: boolean
differs: boolean
person_total: Amount
least: OrderTotal
most: OrderTotal
}
export interface OrderTotal {
person_total: Amount
order: number[]
}
export interface ReceiptOut {
/**
 * Y1. and letters, digits, - and _ only.
 */
receipt: string
/**
 * Characters of the receipt.
 */
length: number
date: Day
status: string
person_total?: Amount
cash?: Amount
pack: PackId
engine: string
}
export interface ReplayRequest {
receipt: string
/**
 * The pack the receipt was made with, to settle it under the same rules once more.
 */
pack?: {
[k: string]: unknown
}
}
export interface Replay {
/**
 * What the receipt says of its making.
 */
receipt: {
engine: string
region: string
/**
 * The first 16 digits of the pack's.
 */
sha256: string
date: string
}
/**
 * What was asked, as a request of estimate; keys of packs of then may be unknown today.
 */
request: {
[k: string]: unknown
}
/**
 * What came out then: the lines of the total that were not zero, by name.
 */
then: {
status: string
lines: {
[k: string]: Amount
}
}
/**
 * Under the pack of the request; null: none was given.
 */
pinned: (ReplaySide | null)
today: ReplaySide1
differences: LineDifference[]
/**
 * Every side comes to what the receipt says.
 */
same: boolean
/**
 * The engine holds the very pack of the receipt.
 */
same_pack: boolean
/**
 * Where the request says what a pack does not know (any more); left out there.
 */
dropped: string[]
engine: string
}
export interface ReplaySide {
/**
 * As of estimate; or other_pack (not the receipt's), unknown_region, error (the request cannot be settled any more).
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force" | "other_pack" | "unknown_region" | "error")
error?: Issue
total?: Statement
pack?: PackId
}
/**
 * Under the pack that the engine holds for the area.
 */
export interface ReplaySide1 {
/**
 * As of estimate; or other_pack (not the receipt's), unknown_region, error (the request cannot be settled any more).
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force" | "other_pack" | "unknown_region" | "error")
error?: Issue
total?: Statement
pack?: PackId
}
/**
 * A line of the total that is not the same everywhere: funds.pooled_fund, person.cash, …
 */
export interface LineDifference {
line: string
then?: Amount
pinned?: Amount
today?: Amount
/**
 * An amount of a reply: money when the status is complete, a range when it is bounded.
 */
change?: (Money | MoneyRange)
}
/**
 * A case, and the amount that moves.
 */
export interface CurveRequest {
/**
 * The code of an area the engine holds, see the operation regions.
 */
region?: string
/**
 * A whole pack (pack.schema.json) in place of region.
 */
pack?: {
[k: string]: unknown
}
/**
 * A day, YYYY-MM-DD.
 */
date?: string
person?: PersonIn
/**
 * @minItems 1
 * @maxItems 400
 */
visits?: [VisitIn, ...(VisitIn)[]]
year_to_date?: YearToDateIn
options?: Options
curve: {
/**
 * JSON pointer to the amount that is free: /visits/0/total, in_scope or another part; /year_to_date/account_balance; /year_to_date/benefits/ID/base, deductible, paid or counted. It may be missing from the case.
 */
of: string
from: AmountIn
to: AmountIn
/**
 * Points whose exact values are wanted too.
 * 
 * @maxItems 1000
 */
at?: AmountIn[]
}
}
export interface Curve {
/**
 * bounded: something is unknown and makes a difference; see missing. Only complete, not_covered and waiting come with an answer.
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
segments: CurveSegment[]
kinks: Kink[]
at?: {
amount: Money
/**
 * Exact.
 */
lines: {
[k: string]: Money
}
}[]
sources?: Source[]
/**
 * As in an estimate with the free amount at `to`.
 */
assumptions?: Assumption[]
missing?: Missing[]
of: string
from: Money
to: Money
known?: Known
services?: Services
pack: PackId
engine: string
}
/**
 * Both ends are exact. In between, the exact value lies within tolerance of from + slope × distance.
 */
export interface CurveSegment {
from: Money
to: Money
tolerance: Money
lines: {
[k: string]: {
from: Money
to: Money
/**
 * Fen per fen: a whole number or a fraction.
 */
slope: string
}
}
}
/**
 * From this fen on a rule has another effect.
 */
export interface Kink {
at: Money
/**
 * Yuan with exactly two decimals.
 */
jump?: string
slot: string
benefit: (string | null)
/**
 * Index of the visit.
 */
visit?: number
/**
 * Yuan with exactly two decimals.
 */
over?: string
rate?: Rate
sources: Citation[]
/**
 * Key of the sentence that tells this step, with what it needs besides the operands.
 */
sentence: {
key: string
params: {
[k: string]: unknown
}
}
}
/**
 * A case, the amount that moves, and what it should reach: result with equals or reaches, or an event.
 */
export interface SolveRequest {
/**
 * The code of an area the engine holds, see the operation regions.
 */
region?: string
/**
 * A whole pack (pack.schema.json) in place of region.
 */
pack?: {
[k: string]: unknown
}
/**
 * A day, YYYY-MM-DD.
 */
date?: string
person?: PersonIn
/**
 * @minItems 1
 * @maxItems 400
 */
visits?: [VisitIn, ...(VisitIn)[]]
year_to_date?: YearToDateIn
options?: Options
solve: {
/**
 * JSON pointer to the amount that is free: /visits/0/total, in_scope or another part; /year_to_date/account_balance; /year_to_date/benefits/ID/base, deductible, paid or counted. It may be missing from the case.
 */
of: string
from: AmountIn
to: AmountIn
/**
 * A line of the total.
 */
result?: ("total_charge" | "noncovered_amount" | "over_price_limit_amount" | "first_pay_amount" | "in_scope_amount" | "deductible_applied" | "funds.pooled_fund" | "funds.large_amount" | "funds.critical_illness" | "funds.civil_servant" | "funds.enterprise_supplement" | "funds.medical_assistance" | "funds.commercial" | "funds.other" | "funds.total" | "person.account" | "person.family_account" | "person.cash" | "person.total" | "hospital")
equals?: AmountIn
reaches?: AmountIn
/**
 * deductible: something lies above the deductible; ceiling: a ceiling cuts something off; starts: something is paid.
 */
event?: {
benefit: string
slot: ("deductible" | "ceiling" | "starts")
}
}
}
export interface Solutions {
/**
 * bounded: something is unknown and makes a difference; see missing. Only complete, not_covered and waiting come with an answer.
 */
status: ("complete" | "bounded" | "not_covered" | "waiting" | "not_encoded" | "not_in_force")
/**
 * All of them, ascending; a single point has from = to.
 */
solutions: {
from: Money
to: Money
}[]
reachable?: MoneyRange1
/**
 * As in an estimate with the free amount at `to`.
 */
assumptions?: Assumption[]
missing?: Missing[]
of: string
from: Money
to: Money
known?: Known
services?: Services
pack: PackId
engine: string
}
/**
 * The sound range of an amount while something is unknown; low equals high where it is certain.
 */
export interface MoneyRange1 {
low: Money
high: Money
}
