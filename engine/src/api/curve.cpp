#include <algorithm>

#include "api/free_amount.hpp"
#include "api/operations.hpp"
#include "statement/line_names.hpp"

namespace yibao {

namespace {

// A kink as it is told: the rule, and what has become of it.
struct Told {
  std::string_view slot;
  std::string_view sentence;
};

Told tell(const Flip& flip, bool family) {
  const auto pick = [&](std::string_view now, std::string_view not_now) { return flip.now ? now : not_now; };
  switch (flip.tag.mark) {
    case Mark::deductible:
      if (flip.tag.index == 1) return {"deductible", pick("deductible.used_up", "deductible.open")};
      return {"deductible", pick("deductible.met", "deductible.not_met")};
    case Mark::limit:
      return {"deductible", "deductible.limit"};
    case Mark::cost:
    case Mark::payment:
      return {"ceiling", pick("ceiling.within", "ceiling.reached")};
    case Mark::overflow:
      return {"ceiling", "ceiling.overflow"};
    case Mark::band:
      return {"bands", pick("band.entered", "band.left")};
    case Mark::bill:
      return {"rate", "rate.bill"};
    case Mark::at_least:
      if (flip.tag.index == 1) return {"at_least", "at_least.limit"};
      return {"at_least", pick("at_least.applied", "at_least.passed")};
    case Mark::account:
      return {family ? "family_account" : "account", pick("account.enough", "account.empty")};
    case Mark::total:
      return {"deductible", "deductible.bill"};
    default:
      return {"unpaid", "unpaid"};
  }
}

// What follows from another rule's kink, and is told only where it stands alone.
bool secondary(Mark mark) { return mark == Mark::unpaid || mark == Mark::total || mark == Mark::overflow; }

constexpr Period kFine[kFinePeriods + 1] = {Period::visit, Period::day, Period::month, Period::lifetime, Period::year};

class CurveWriter {
 public:
  CurveWriter(Writer& w, const Walk& walk, const Plan& plan, const std::vector<Segment>& segments)
      : w_(w),
        walk_(walk),
        plan_(plan),
        pack_(*plan.pack),
        segments_(segments),
        cited_(plan.pack->sources.size(), false) {
    for (const Field field : {kPersonTotal, kCash, kAccount, kFamilyAccount, kFundsTotal}) consider(field);
    for (std::size_t p = 0; p < static_cast<std::size_t>(Payer::hospital); ++p) consider(kFunds + p);
    consider(kHospital);
  }

  void segments() {
    w_.key("segments").array();
    for (const Segment& segment : segments_) {
      std::int64_t stray = 0;
      for (const std::size_t field : shown_) stray = std::max(stray, segment.lines[field].stray);
      w_.object();
      write_fen(w_, "from", segment.from);
      write_fen(w_, "to", segment.to);
      write_fen(w_, "tolerance", (stray + kGrain - 1) / kGrain);
      w_.key("lines").object();
      for (const std::size_t field : shown_) {
        const Line& line = segment.lines[field];
        w_.key(kStatementLines[field]).object();
        write_fen(w_, "from", line.value);
        write_fen(w_, "to", segment.last[field]);
        slope(line);
        w_.end_object();
      }
      w_.end_object().end_object();
    }
    w_.end_array();
  }

  void kinks(std::string_view free_benefit) {
    w_.key("kinks").array();
    for (std::size_t s = 1; s < segments_.size(); ++s) {
      std::vector<Flip> flips = segments_[s].flips;
      const bool alone = std::all_of(flips.begin(), flips.end(), [](const Flip& f) { return secondary(f.tag.mark); });
      if (!alone) {
        flips.erase(std::remove_if(flips.begin(), flips.end(), [](const Flip& f) { return secondary(f.tag.mark); }),
                    flips.end());
      }
      // Nothing compared differently: the amounts that were given bend here, at the deductible of the free base.
      if (flips.empty()) given(segments_[s], free_benefit);
      for (std::size_t i = 0; i < flips.size(); ++i) {
        bool told = false;
        for (std::size_t before = 0; before < i; ++before) told = told || alike(flips[before], flips[i]);
        if (!told) kink(segments_[s], flips[i]);
      }
    }
    w_.end_array();
    write_sources(w_, pack_, cited_);
  }

  void point(Fen x, const Values& lines) {
    w_.object();
    write_fen(w_, "amount", x);
    w_.key("lines").object();
    for (const std::size_t field : shown_) write_fen(w_, kStatementLines[field], lines[field]);
    w_.end_object().end_object();
  }

 private:
  // The person's lines and the funds' total always; others where they are ever more than nothing.
  void consider(std::size_t field) {
    bool show = field == kPersonTotal || field == kCash || field == kFundsTotal;
    for (const Segment& segment : segments_) {
      const Line& line = segment.lines[field];
      show = show || line.value != 0 || line.rise != 0 || line.stray != 0 || segment.last[field] != 0;
    }
    if (show) shown_.push_back(field);
  }

  void slope(const Line& line) {
    std::int64_t a = line.rise < 0 ? -line.rise : line.rise;
    std::int64_t b = line.run;
    while (b != 0) {
      const std::int64_t rest = a % b;
      a = b;
      b = rest;
    }
    std::string text = std::to_string(line.rise / a);
    if (line.run != a) text += "/" + std::to_string(line.run / a);
    w_.key("slope").plain(text);
  }

  std::size_t benefit_of(const Flip& flip) const { return plan_.blocks[flip.tag.block].benefit; }

  bool alike(const Flip& a, const Flip& b) const {
    const bool same = a.tag.visit == b.tag.visit && benefit_of(a) == benefit_of(b) && a.tag.mark == b.tag.mark;
    return same && (a.tag.index == b.tag.index || a.tag.mark == Mark::deductible) &&
           tell(a, false).sentence == tell(b, false).sentence;
  }

  void open(const Segment& segment, std::string_view slot) {
    w_.object();
    write_fen(w_, "at", segment.from);
    const Line& person = (&segment - 1)->lines[kPersonTotal];
    const Fen step = segment.step[kPersonTotal];
    // Beyond what slope and rounding explain.
    const Fen usual = (person.rise < 0 ? -person.rise : person.rise) / person.run + person.stray / kGrain + 2;
    if (step > usual || -step > usual) write_fen(w_, "jump", step);
    write_field(w_, "slot", slot);
  }

  void given(const Segment& segment, std::string_view benefit) {
    open(segment, "deductible");
    write_field(w_, "benefit", benefit);
    close("deductible.used_up");
  }

  void close(std::string_view sentence) {
    w_.key("sentence").object();
    write_field(w_, "key", sentence);
    w_.key("params").object().end_object().end_object();
    w_.end_object();
  }

  void source(const Dated* dated) {
    if (dated == nullptr) return;
    cited_[dated->why.source] = true;
    w_.object();
    write_provenance(w_, pack_, dated->why);
    w_.end_object();
  }

  void kink(const Segment& segment, const Flip& flip) {
    const Benefit& benefit = pack_.benefits[benefit_of(flip)];
    const BenefitInForce& in_force = plan_.in_force[benefit_of(flip)];
    const Told told = tell(flip, benefit.purse == Purse::family_account);
    open(segment, told.slot);
    w_.key("benefit");
    if (benefit.purse == Purse::none) {
      w_.string(benefit.id);
    } else {
      w_.null();
    }
    w_.key("visit").integer(flip.tag.visit);
    const std::vector<std::uint8_t>& options = walk_.options(flip.tag.visit);
    const Block& block = plan_.blocks[flip.tag.block];
    const Row& row = plan_.rows[block.first_row + row_index(block, options.data())];
    if (flip.tag.mark == Mark::band) band(block, row, flip.tag.index);
    w_.key("sources").array();
    switch (flip.tag.mark) {
      case Mark::deductible:
      case Mark::limit:
      case Mark::total:
        source(in_force.deductible);
        for (std::size_t i = 0; i < benefit.deductible_changes.size(); ++i) {
          if (benefit.deductible_changes[i].when.holds(options)) source(in_force.changes[i]);
        }
        source(in_force.deductible_limit);
        break;
      case Mark::cost:
      case Mark::payment:
        ceilings(benefit, in_force, options, flip.tag);
        break;
      case Mark::at_least:
        source(in_force.at_least);
        break;
      default:
        source(in_force.bands != nullptr ? in_force.bands : in_force.rate);
    }
    w_.end_array();
    close(told.sentence);
  }

  // Where the band begins, counted as in steps, and its rate.
  void band(const Block& block, const Row& row, std::size_t index) {
    const Step* steps = plan_.steps.data() + row.first_step;
    std::int64_t numerator = row.numerator;
    for (std::size_t s = 0; s <= index; ++s) numerator += steps[s].slope;
    write_fen(w_, "over", steps[index].edge);
    write_field(w_, "rate", format_ratio(numerator, static_cast<std::int64_t>(row.share.den) / block.unit));
  }

  void ceilings(const Benefit& benefit, const BenefitInForce& in_force, const std::vector<std::uint8_t>& options,
                const Tag& tag) {
    const CeilingOn on = tag.mark == Mark::cost ? CeilingOn::cost : CeilingOn::payment;
    for (std::size_t i = 0; i < benefit.ceilings.size(); ++i) {
      const Ceiling& one = benefit.ceilings[i];
      const bool lifted = !one.lifted.empty() && one.lifted.holds(options);
      if (!lifted && one.per == kFine[tag.index] && static_cast<CeilingOn>(one.on.pick(options)) == on)
        source(in_force.ceilings[i]);
    }
  }

  Writer& w_;
  const Walk& walk_;
  const Plan& plan_;
  const Pack& pack_;
  const std::vector<Segment>& segments_;
  std::vector<std::size_t> shown_;
  std::vector<std::uint8_t> cited_;
};

// The points whose exact values are asked for too.
std::vector<Fen> points(Reader& r, const FreeAmount& free) {
  constexpr std::uint32_t kMostPoints = 1'000;
  std::vector<Fen> out;
  const auto list = r.get(free.object, "at");
  if (list == Document::kNone || !r.expect(list, Kind::array)) return out;
  if (r.d[list].children > kMostPoints) {
    r.report(Code::too_many_items, list, std::to_string(kMostPoints));
    return out;
  }
  r.each(list, [&](Document::Id id) {
    const Fen x = r.fen(id);
    if (r.faults() == 0 && (x < free.from || x > free.to))
      r.report(Code::outside_range, id, format_fen(x), format_fen(free.from), format_fen(free.to));
    out.push_back(x);
  });
  return out;
}

}  // namespace

std::string curve(Library& library, std::string_view text, Issues& issues) {
  FreeAmount free;
  if (!free.read(library, text, "curve", "at", issues)) return {};
  Reader r(*free.document, issues);
  const std::vector<Fen> at = points(r, free);
  if (!issues.empty()) return {};
  Writer w;
  if (!free.open(w)) {
    w.key("segments").array().end_array().key("kinks").array().end_array();
    return free.close(w);
  }
  Walk walk(free.stations);
  std::vector<Segment> segments;
  if (!walk.run(segments)) {
    r.report(Code::too_coarse, free.object);
    return {};
  }
  CurveWriter writer(w, walk, *free.request.settled.plan, segments);
  writer.segments();
  constexpr std::string_view kBenefits = "/year_to_date/benefits/";
  std::string_view benefit = free.of;
  benefit.remove_prefix(std::min(benefit.size(), kBenefits.size()));
  writer.kinks(benefit.substr(0, benefit.find('/')));
  w.key("at").array();
  for (const Fen x : at) writer.point(x, walk.at(x));
  w.end_array();
  return free.close(w);
}

}  // namespace yibao
