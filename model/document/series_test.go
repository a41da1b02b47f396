package document

import (
	"strings"
	"testing"

	"doudi/model"
)

const listed = "sources: {a: {title: A}}\n"

func cited(t *testing.T, text string) (*Cited, *Fields) {
	t.Helper()
	r := &Cited{Report: &Report{}, Kind: "profile"}
	f := r.Fields(parse(t, listed+text), "a file")
	r.List(f)
	return r, f
}

func TestAGrowthAndHowItGoesOn(t *testing.T) {
	source := "source: {ref: a, status: found}"
	growth := model.Quantity{Path: "profile.in.x", Value: 0.05, Low: 0.05, High: 0.05, Source: "a", Status: "found"}
	grow := func(value, low, high float64) *model.Onward {
		return &model.Onward{Last: 2020, Grow: model.Quantity{Path: "profile.in.x.after", Value: value, Low: low, High: high, Unit: "per year", Source: "a", Status: "found"}}
	}
	for _, c := range []struct {
		text  string
		last  int
		after *model.Onward
		says  string
	}{
		{"value: 0.05", 2018, nil, ""}, // known as far as the caller says
		{"value: 0.05, last: 2020", 2020, nil, ""},
		{"value: 0.05, last: 2020, after: hold", 2020, &model.Onward{Last: 2020}, ""},
		{"value: 0.05, last: 2020, after: {grow: 0.03, " + source + "}", 2020, grow(0.03, 0.03, 0.03), ""},
		{"value: 0.05, last: 2020, after: {grow: 0.03, range: [0.03, 0.04], note: n, " + source + "}", 2020, grow(0.03, 0.03, 0.04), ""},
		{"value: 0.05, last: 2020, after: {grow: 0.04, range: [0.03, 0.04], " + source + "}", 2020, grow(0.04, 0.03, 0.04), ""},
		{"value: 0.05, last: 2020, after: {grow: -0.5, range: [-0.5, 0.5], " + source + "}", 2020, grow(-0.5, -0.5, 0.5), ""},
		{"value: 0.05, last: 2020, after: {grow: 0.02, range: [0.03, 0.04], " + source + "}", 2020, grow(0.02, 0.03, 0.04), "the range of `grow` does not hold its value 0.02"},
		{"value: 0.05, last: 2020, after: {grow: 0.05, range: [0.03, 0.04], " + source + "}", 2020, grow(0.05, 0.03, 0.04), "the range of `grow` does not hold its value 0.05"},
	} {
		r, f := cited(t, "x: {"+c.text+", "+source+"}\n")
		trend, series := r.Trend(f, "in.", "x", 0, 0.5, 2018)
		if trend.Growth != growth || series.Path != "profile.in.x" || series.First != 0 || series.Last != c.last || series.After != trend.After || told(r.Report) != c.says {
			t.Errorf("%s: %+v, %+v, %q, want %q", c.text, trend.Growth, series, told(r.Report), c.says)
		}
		if (trend.After == nil) != (c.after == nil) || c.after != nil && *trend.After != *c.after {
			t.Errorf("%s: goes on by %+v, want %+v", c.text, trend.After, c.after)
		}
	}
}

func TestAGrowthThatDoesNotSay(t *testing.T) {
	for text, says := range map[string]string{
		"x: {value: 0.05, after: hold, source: {ref: a, status: found}}\n":                                                          "`x` says how it goes on, but not after which year",
		"x: {value: 0.05, last: 2020, after: on, source: {ref: a, status: found}}\n":                                                "`after` must say how the figure goes on",
		"x: {value: 0.05, last: 2020, after: {grow: 0.03}, source: {ref: a, status: found}}\n":                                      "`after` states no source",
		"x: {value: 0.05, last: 2020, after: {grow: 0.6, source: {ref: a, status: found}}, source: {ref: a, status: found}}\n":      "`grow` is 0.6; it must lie from -0.5 to 0.5",
		"x: {value: 0.05, last: 2020, after: {grow: 0.1, source: {ref: b, status: found}}, source: {ref: a, status: found}}\n":      "no source is called `b`",
		"x: {value: 0.05, last: 1899, source: {ref: a, status: found}}\n":                                                           "`last` must be a whole number from 1900 to 2200",
		"x: {value: 0.05, last: 2020, after: {grow: 0.1, by: 3, source: {ref: a, status: found}}, source: {ref: a, status: found}}": "the key `by` is not known here",
		"x: {value: 0.05, lost: 2020, source: {ref: a, status: found}}\n":                                                           "the key `lost` is not known here",
		"x: 0.05\n": "`x` states no source",
	} {
		r, f := cited(t, text)
		if r.Trend(f, "in.", "x", 0, 0.5, 0); told(r.Report) != says {
			t.Errorf("%s: %q, want %q", text, told(r.Report), says)
		}
	}
}

// A study from 2016 to 2020. What is known to 2020 is enough; to 2019 it is not, unless the file says how the series goes on or
// it is a share that holds. What begins in 2017 is taken before it is known.
func TestStudiesBeyondWhatIsKnown(t *testing.T) {
	on := &model.Onward{}
	at := parse(t, "x: 1\n").Get("x")
	for _, c := range []struct {
		series  Series
		returns bool
		says    string
	}{
		{Series{First: 2016, Last: 2020}, false, ""}, {Series{First: 2016, Last: 2021}, false, ""}, {Series{First: 0, Last: 2020}, false, ""},
		{Series{First: 2016, Last: 2019, After: on}, true, ""}, {Series{First: 2016, Last: 2020, After: on}, false, ""}, {Series{First: 2016, Last: 2019, Step: true}, true, ""},
		{Series{First: 2017, Last: 2020}, true, ""}, {Series{First: 2016, Last: 2019}, false, "`s` is known to 2019, and the study runs to 2020"},
		{Series{Last: 2019}, false, "`s` is known to 2019, and the study runs to 2020"},
		{Series{}, false, "`s` is known to 2018, and the study runs to 2020"}, // the last year of a series that does not say
		{Series{First: 2017, Last: 2019}, false, "`s` is known to 2019, and the study runs to 2020"},
	} {
		r := &Report{}
		c.series.Path, c.series.At = "s", at
		if out := r.Beyond([]Series{c.series}, 2016, 2020, 2018); (len(out) == 1) != c.returns || told(r) != c.says {
			t.Errorf("%+v: %v, %q, want %v, %q", c.series, out, told(r), c.returns, c.says)
		}
		if r.Failed() {
			if fix := r.All()[0].Fix.String(); strings.Contains(fix, "with `last: ") != (c.series.First == 0) || !strings.Contains(fix, "after: hold") {
				t.Errorf("%+v: write %s", c.series, fix)
			}
		}
	}
}
