#include "statement/setlinfo.hpp"

#include <algorithm>

#include "statement/lines.hpp"

namespace yibao {

namespace {

// Four decimals, as N(5,4) wants them.
std::string share_text(Millionths rate) {
  constexpr Millionths kUnit = 100;
  constexpr std::size_t kDecimals = 4;
  std::string digits = std::to_string(rate / kUnit);
  while (digits.size() <= kDecimals) digits.insert(digits.begin(), '0');
  digits.insert(digits.size() - kDecimals, ".");
  return digits;
}

// What a fund's ceilings on payment leave for this visit; kNoLimit where there is none, or it is not known.
Fen payable_now(const Plan& plan, const BlockTrace& trace) {
  const Block& block = *trace.block;
  const Row& row = plan.rows[trace.paid.row];
  const RareRow& rare = plan.rare[trace.paid.row];
  Fen left = kNoLimit;
  const auto limit = [&](Fen most, Fen generous, Fen used) {
    if (most < kMaxFen && most == generous) left = std::min(left, std::max<Fen>(0, most - used));
  };
  const bool sure = !plan.uncertain();
  if ((block.flags & kYearCap) != 0)
    limit(row.year_cap, sure ? row.year_cap : plan.generous_rows[trace.paid.row].year_cap,
          trace.counters_before[kPaid]);
  for (std::size_t p = 0; p < kFinePeriods && (block.flags & kFineCaps) != 0; ++p) {
    limit(rare.payment[p], sure ? rare.payment[p] : plan.generous_rare[trace.paid.row].payment[p],
          p == kVisit ? 0 : trace.counters_before[paid_counter(p)]);
  }
  return left;
}

// How the fund's payment came about, in the words of a settlement slip.
std::string process_text(const Plan& plan, const BlockTrace& trace, Fen payable) {
  const Paid<Fen>& paid = trace.paid;
  const Row& row = plan.rows[paid.row];
  const auto yuan = [](Fen fen) { return format_fen(fen) + "元"; };
  std::string out = plan.pack->benefits[trace.block->benefit].name.zh + "：计算基数" + yuan(paid.base);
  if (paid.applied > 0) out += "，扣除起付线" + yuan(paid.applied);
  if (paid.counted != paid.above) out += "，超过费用限额" + yuan(paid.above - paid.counted);
  out += "，计入" + yuan(paid.counted);
  const bool flat = (trace.block->flags & (kSteps | kCoarse | kFloor)) == 0;
  if (flat) out += "，支付比例" + format_ratio(row.numerator * trace.block->unit, row.share.den);
  if (!flat) out += "，分段计算";
  out += "，应付" + yuan(paid.before_cap);
  if (payable < kMaxFen) out += "，本次可支付限额" + yuan(payable);
  return out + "，支付" + yuan(paid.pay);
}

std::string_view fund_code(const Frame& frame, std::size_t payer, const std::vector<std::uint8_t>& options) {
  for (const NationalFund& fund : frame.national_funds) {
    if (fund.payer == payer && fund.when.holds(options)) return fund.code;
  }
  return "";
}

void write_detail(Writer& w, const Plan& plan, const std::vector<std::uint8_t>& options, const BlockTrace& trace) {
  const Benefit& benefit = plan.pack->benefits[trace.block->benefit];
  const bool purse = benefit.purse != Purse::none;
  const std::size_t payer = benefit.purse == Purse::account ? kOwnAccount
                            : purse                         ? kFamilysAccount
                                                            : static_cast<std::size_t>(benefit.payer);
  const Fen payable = payable_now(plan, trace);
  w.object();
  write_field(w, "fund_pay_type", fund_code(*plan.pack->frame, payer, options));
  write_fen(w, "inscp_scp_amt", trace.paid.base);
  if (payable < kMaxFen) write_fen(w, "crt_payb_lmt_amt", payable);
  write_fen(w, "fund_payamt", trace.paid.pay);
  if (!purse) write_field(w, "setl_proc_info", process_text(plan, trace, payable));
  w.end_object();
}

}  // namespace

void write_setlinfo(Writer& w, const Case& c, const Statement& statement, Interval balance, bool bounded,
                    const std::vector<std::uint8_t>* options, const std::vector<BlockTrace>* trace) {
  w.key("setlinfo").object();
  for (const LineName& line : kLineNames) {
    if (line.national.empty()) continue;
    if (line.line == kFundRate) {
      if (trace != nullptr) w.key(line.national).plain(share_text(pooled_rate(*c.plan, *trace)));
      continue;
    }
    const auto fund = [&](Payer payer) { return statement[kFunds + static_cast<std::size_t>(payer)]; };
    write_amount(w, line.national,
                 line.line == kBalance      ? balance
                 : line.line == kOtherFunds ? Bounds::add(fund(Payer::commercial), fund(Payer::other))
                                            : statement[line.line],
                 bounded);
  }
  w.key("setldetail").array();
  for (std::size_t i = 0; trace != nullptr && i < trace->size(); ++i) {
    const BlockTrace& one = (*trace)[i];
    if (one.paid.base > 0 && ((one.block->flags & kPurse) == 0 || one.paid.pay > 0))
      write_detail(w, *c.plan, *options, one);
  }
  w.end_array().end_object();
}

}  // namespace yibao
