package document

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model"
)

// taken are the take-ups that a text states, each value as benefit year-month in_county/elsewhere path.
func taken(t *testing.T, text string) (string, string) {
	t.Helper()
	r := &Report{}
	share := func(n *Node, path string) model.Quantity { return r.Quantity(n, path, 0, 1, Source{}) }
	var out []string
	for _, x := range r.TakeUps(parse(t, text), share) {
		for _, v := range x.Values {
			out = append(out, fmt.Sprintf("%s %d-%d %v/%v %v %s", x.Benefit, v.Year, v.Month, v.InCounty.Value, v.Elsewhere.Value, v.ByPlace, v.InCounty.Path))
		}
	}
	return strings.Join(out, "; "), told(r)
}

// The values of a benefit come in the order of their dates, whatever the file's; those of one date stand once.
func TestTakeUpsAreReadInOrder(t *testing.T) {
	for text, want := range map[string]string{
		"b: 0.7":                            "b 0-1 0.7/0.7 false applied.b",
		"b: 1\na: 0":                        "a 0-1 0/0 false applied.a; b 0-1 1/1 false applied.b",
		"b: {in_county: 1, elsewhere: 0.7}": "b 0-1 1/0.7 true applied.b.in_county",
		"b: {values: [{from: 2018-01-01, value: 0.7}]}":                                             "b 2018-1 0.7/0.7 false applied.b.2018-01-01",
		"b: {values: [{from: 2019, value: 0.8}, {from: 2018-12, value: 0.7}]}":                      "b 2018-12 0.7/0.7 false applied.b.2018-12; b 2019-1 0.8/0.8 false applied.b.2019",
		"b: {values: [{from: 2019-02-01, value: 0.8}, {from: 2020, in_county: 1, elsewhere: 0.5}]}": "b 2019-2 0.8/0.8 false applied.b.2019-02-01; b 2020-1 1/0.5 true applied.b.in_county.2020",
	} {
		if got, says := taken(t, text+"\n"); got != want || says != "" {
			t.Errorf("%s: %s, %q, want %s", text, got, says, want)
		}
	}
}

// The last that may be listed is read; what says no date, none of a month, or one twice is told.
func TestTakeUpsThatCannotBeMeant(t *testing.T) {
	list := func(n int, item string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(item, "#", fmt.Sprint(1900+i)))
		}
		return b.String()
	}
	dated := func(n int) string { return "b: {values: [" + list(n, "{from: #, value: 0.7},") + "]}" }
	for text, want := range map[string]string{
		list(200, "b#: 0.5\n"): "", list(201, "b#: 0.5\n"): "`applied` has 201 benefits; at most 200",
		dated(200): "", dated(201): "`applied.b` has 201 dates; at most 200",
		"b: {values: []}": "`values` must list a take-up with its date at least",
		"b: {values: [{from: 2018, value: 1}, {from: 2018-01-01, value: 0.7}]}": "`applied.b` has two values from 2018-01 on",
		"b: {values: [0.7]}":                                                 "a value of `applied.b` has no date",
		"b: {values: [{value: 0.7}]}":                                        "a value of `applied.b` has no date",
		"b: {values: [{from: 2018-01-02, value: 0.7}]}":                      "`from` is not the first day of a month",
		"b: {values: [{from: 2018-13, value: 0.7}]}":                         "`from` is not the first day of a month",
		"b: {values: [{from: 0000-01-01, value: 0.7}, {from: 1, value: 1}]}": "`from` is not the first day of a month; `from` is not the first day of a month",
		"b: {in_county: 1}":                                                  "the key `elsewhere` is missing",
		"b: {elsewhere: 1}":                                                  "the key `in_county` is missing",
		"b: {in_county: 1, elsewhere: 1.1}":                                  "`applied.b.elsewhere` is 1.1; it must lie from 0 to 1",
		"b: {in_county: 1, elsewhere: 0, x: 1}":                              "the key `x` is not known here",
	} {
		if _, says := taken(t, text+"\n"); says != want {
			t.Errorf("%.70s: %q, want %q", text, says, want)
		}
	}
}

// A series of years, the index that carries a growth on, and the family of an input are held to what a file can mean.
func TestSeriesThatCannotBeMeant(t *testing.T) {
	const source = "source: {ref: a, status: found}"
	for text, says := range map[string]string{
		"x: {2018: 1, 2020: 2, " + source + "}":                   "",
		"x: {2020: 1, 2018: 2, " + source + "}":                   "the years of `x` run backwards: 2018 stands after 2020",
		"x: {2018: 1, 2020: {value: 2, " + source + "}}":          "`x 2018` states no source",
		"x: {2018: {value: 1, " + source + "}, 2020: 2}":          "`x 2020` states no source",
		"x: {2018: 11, " + source + "}":                           "`profile.in.x.2018` is 11; it must lie from 0 to 10",
		"x: {mean: 2, value: 2, " + source + "}":                  "`profile.in.x` states a mean and no range that it is the mean of",
		"x: {mean: 1, value: 2, range: [0, 6], " + source + "}":   "", // a sixth of the range from its ends
		"x: {mean: 5, value: 2, range: [0, 6], " + source + "}":   "",
		"x: {mean: 0.9, value: 2, range: [0, 6], " + source + "}": "no credence in `profile.in.x` from 0 to 6 has the mean 0.9",
		"x: {mean: 5.1, value: 2, range: [0, 6], " + source + "}": "no credence in `profile.in.x` from 0 to 6 has the mean 5.1",
	} {
		r, f := cited(t, text+"\n")
		if r.Stated(f, "in.", "x", 0, 10); told(r.Report) != says {
			t.Errorf("%s: %q, want %q", text, told(r.Report), says)
		}
	}
	r, f := cited(t, "x: {mean: 0.9, value: 2, range: [0, 6], "+source+"}\n")
	if r.Stated(f, "in.", "x", 0, 10); !strings.HasSuffix(r.All()[0].Why.String(), "its mean lies from 1 to 5") {
		t.Errorf("%s", r.All()[0].Why)
	}
	for text, says := range map[string]string{
		"index: {2021: 1.1, 2022: 1.2, " + source + "}": "",
		"index: {2022: 1.2, " + source + "}":            "`x` grows to 2020, and its index begins in 2022",
		"index: {2020: 1.2, " + source + "}":            "`x` grows to 2020, and its index begins in 2020",
		"index: 1.2":                                    "`index` must give figures by year",
	} {
		r, f := cited(t, "x: {value: 0.05, last: 2020, "+text+", "+source+"}\n")
		if r.Trend(f, "in.", "x", 0, 0.5, 2018); told(r.Report) != says {
			t.Errorf("%s: %q, want %q", text, told(r.Report), says)
		}
	}
	for text, says := range map[string]string{
		"one: {inputs: [x], share: 0.5, " + source + "}":                                                     "",
		"one: {inputs: [\"*\"], share: 0.5, " + source + "}":                                                 "",
		"one: {inputs: [x], share: 0.5, source: {ref: a}}":                                                   "`one` states no source",
		"one: {inputs: [z], share: 0.5, " + source + "}":                                                     "the family `one` names `z`, which is no input of the file",
		"one: {inputs: [x], share: 0.5, " + source + "}, two: {inputs: [\"*\"], share: 0.5, " + source + "}": "`profile.x` is of two families, `one` and `two`",
		"one: {inputs: [x], share: 1.5, " + source + "}":                                                     "`share` is 1.5; it must lie from 0 to 1",
	} {
		r, f := cited(t, "common: {"+text+"}\n")
		r.Related(f.At, r.Families(f), []string{"profile.x", "profile.y"})
		if told(r.Report) != says {
			t.Errorf("%s: %q, want %q", text, told(r.Report), says)
		}
	}
}
