package schema

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/read"
)

const whole = `policy: whole
rounding: {to: 0.01}
sources: {doc: {title: Made up}}
enumerations: {tier: [one, two]}
funds: {pool: {kind: public}}
sets: {poor: {of: category, values: [{from: 2018-01-01, value: [dibao]}]}}
readings: {r: {options: [x, y], default: y, why: made up}}
from: 2018-01-01
source: {ref: doc, status: stated}
parameters:
  rate: {unit: rate, values: [{from: 2018-01-01, value: 0.5}]}
  slices: [{over: 0, rate: 0.5}]
accumulators: {kept: {adds: total}}
benefits:
  - {id: basic, fund: pool, when: 'category in poor and r == "y"', pays: 'rate * brackets(total, slices) + ytd.kept'}
`

func parse(t *testing.T, text string) *document.Node {
	t.Helper()
	docs, err := document.Parse("whole.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return docs[0]
}

// The keys that the schema has at each place are those that the reader names when it meets another.
func TestSchemaHasTheReadersKeys(t *testing.T) {
	if _, _, err := read.Policy(parse(t, whole)); err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile("the key `zzz` is not known here\n(?:.*\n){2}    write: one of (.*)")
	for place, shape := range map[string]any{
		"policy: whole\n": Policy{}, "rounding: {": Rounding{}, "doc: {": Publication{}, "pool: {": Fund{}, "poor: {": Set{}, "poor: {of: category, values: [{": DatedSet{}, "readings: {r: {": Reading{}, "source: {": Source{},
		"rate: {": Parameter{}, "rate: {unit: rate, values: [{": Dated{}, "kept: {": Accumulator{}, "- {": Benefit{},
	} {
		key := "zzz: 1, "
		if strings.HasSuffix(place, "\n") {
			key = "zzz: 1\n"
		}
		// A set and a parameter have other keys with one value than with several.
		known := map[string]bool{}
		for _, one := range [][2]string{{}, {"values: [{from: 2018-01-01, value: 0.5}]", "value: 0.5"}, {"values: [{from: 2018-01-01, value: [dibao]}]", "value: dibao"}} {
			text := strings.Replace(strings.Replace(whole, one[0], one[1], 1), place, place+key, 1)
			if !strings.Contains(text, "zzz") {
				continue // the place is gone
			}
			_, _, err := read.Policy(parse(t, text))
			if err == nil {
				t.Errorf("%s: an unknown key is read", place)
				continue
			}
			said := names.FindStringSubmatch(err.Error())
			if said == nil {
				t.Errorf("%s: %v", place, err)
				continue
			}
			for _, name := range strings.Split(said[1], ", ") {
				known[name] = true
			}
		}
		var want []string
		for i := range reflect.TypeOf(shape).NumField() {
			name, _, _ := strings.Cut(reflect.TypeOf(shape).Field(i).Tag.Get("json"), ",")
			want = append(want, name)
		}
		slices.Sort(want)
		got := slices.Sorted(maps.Keys(known))
		if !slices.Equal(got, want) {
			t.Errorf("%s: the reader has %v, the schema %v", place, got, want)
		}
	}
}

// What the reader refuses for its shape the schema refuses too, and the other way round.
func TestSchemaRefusesWhatTheReaderRefuses(t *testing.T) {
	for _, c := range []struct {
		old, fresh string
		sound      bool
	}{
		{"{over: 0, rate: 0.5}", "{rate: 0.5}", true}, {"{over: 0, rate: 0.5}", "{over: 0}", false}, {"{over: 0, rate: 0.5}", "{over: 0, rate: 0.5, note: why}", true},
		{"{to: 0.01}", "{to: 1, mode: half_even}", true}, {"{to: 0.01}", "{mode: half}", false}, {"kind: public", "kind: own", true}, {"kind: public", "kind: mine", false},
		{"adds: total", "adds: total, keeps: max, for: person", true}, {"adds: total", "adds: total, keeps: least", false}, {"adds: total", "adds: total, for: nobody", false}, {"{adds: total}", "{keeps: max}", false},
		{"status: stated", "status: known", false}, {"status: stated", "status: derived", true}, {"options: [x, y]", "options: [y]", false}, {"{title: Made up}", "{publisher: Made up}", false},
		{"id: basic, ", "", false}, {"pays: '", "covers: none, pays: '", true}, {"pays: '", "at: claim, enabled: true, rounding: {to: 1}, pays: '", true}, {"pays: '", "at: noon, pays: '", false}, {"pays: '", "for: everybody, pays: '", false},
		{"of: category, ", "", false}, {"policy: whole", "policy: whole\nyear_starts: 12", true}, {"policy: whole", "policy: whole\nyear_starts: 13", false}, {"policy: whole", "policy: whole\nyear_starts: 0", false}, {"policy: whole\n", "", false},
		{"[one, two]", "{one: First, two: {zh: 二, en: Second}}", true}, {"[one, two]", "one", false}, {"values: [{from: 2018-01-01, value: 0.5}]", "value: 0.5, range: [0.9, 1.1]", true},
		{"{unit: rate, values: [{from: 2018-01-01, value: 0.5}]}", "0.5", true}, {"from: 2018-01-01, value: 0.5", "from: 2018, value: 0.5", true},
	} {
		text := strings.Replace(whole, c.old, c.fresh, 1)
		if text == whole {
			t.Fatalf("%s is not there", c.old)
		}
		_, _, err := read.Policy(parse(t, text))
		file := filepath.Join(t.TempDir(), "whole.yaml")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		bySchema := validate(t, "policy", file)
		if (err == nil) != c.sound {
			t.Errorf("%s: the reader: %v", c.fresh, err)
		}
		if (bySchema == nil) != c.sound {
			t.Errorf("%s: the schema: %v", c.fresh, bySchema)
		}
	}
}
