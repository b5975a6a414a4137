/** A page's parameters as a case, and what of a case may be sent on. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addressOf, withoutPerson } from "../../web/miniprogram/src/state/address.ts";

describe("a page's parameters", () => {
  test("are the site's address", () => {
    assert.equal(addressOf({ area: "421300", "visits.0.total": "1500.00" }), "#area=421300&visits.0.total=1500.00");
  });
  test("of a code's scene may be short", () => {
    assert.equal(
      addressOf({ scene: encodeURIComponent("a=421300&c=outpatient") }),
      "#area=421300&visits.0.care=outpatient",
    );
  });
  test("of a site's code that WeChat scanned are what its link says", () => {
    const link = "https://example.org/en/estimate/#area=421300&person.scheme=employee";
    assert.equal(addressOf({ q: encodeURIComponent(link) }), "#area=421300&person.scheme=employee");
    assert.equal(addressOf({ q: encodeURIComponent("https://example.org/estimate/") }), "");
    assert.equal(addressOf({ q: encodeURIComponent("https://example.org/#receipt=Y1.a-b_c") }), "#receipt=Y1.a-b_c");
  });
  test("may be a receipt", () => assert.equal(addressOf({ receipt: "Y1.a-b_c" }), "#receipt=Y1.a-b_c"));
  test("say nothing when there are none", () => assert.equal(addressOf({}), ""));
  test("may be damaged", () => assert.equal(addressOf({ area: "%E4%ZZ" }), "#area=%25E4%25ZZ"));
});

describe("what is sent on", () => {
  test("holds nothing about the person, and no amount", () => {
    const written =
      "#area=421300&date=2024-06-01&person.scheme=employee&visits.0.care=outpatient&visits.0.total=1500.00&year_to_date.paid=1";
    assert.equal(withoutPerson(written), "area=421300&visits.0.care=outpatient");
  });
});
