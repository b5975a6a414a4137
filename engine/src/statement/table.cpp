#include "statement/table.hpp"

namespace yibao {

void write_cell(Writer& w, const Expression& value, const std::vector<std::uint8_t>& options, Unit unit) {
  const DeductibleForm form = fold_deductible(value, options, {});
  if (form.plain()) {
    write_value(w, "value", form.least, unit);
    return;
  }
  w.key("value").object();
  if (form.per_day.high > 0) write_fen(w, "per_day", form.per_day.high);
  if (form.share.high > 0) {
    write_field(w, "share_of_bill", format_rate(form.share.high));
    write_value(w, "at_least", form.least, unit);
    write_value(w, "at_most", form.most, unit);
  }
  w.end_object();
}

}  // namespace yibao
