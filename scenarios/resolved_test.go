package scenarios

import (
	"encoding/json"
	"strings"
	"testing"
)

// What the manifest says of a study, written by hand. Whatever changes a figure is in it: two studies that differ in a
// date, a digit or a benefit are two.
func TestResolvedSaysEverything(t *testing.T) {
	text := strings.Replace(good, "value: 0.7}", "value: 0.705}, {path: parameters.on, value: true}, {path: x.y, value: [1, abc, null]}", 1)
	text = strings.Replace(text, "people: 1000", "people: 1000, repeat: true", 1)
	text = strings.Replace(text, "leaves: 3000}}", "leaves: 3000, nested: {b: 1_000_000, a: false}}}, {benefit: {id: last}}", 1)
	s, _, err := Parse("s.yaml", []byte(text), Given{Flags: map[string]string{"draws": "11"}, Quick: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Replicates = 5
	got, err := json.Marshal(s.Resolved())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"study":"small","title":{},"policy":"baise","profile":"baise","people":1000,"repeat":true,"illness":"china-rural",` +
		`"years":"2017..2019","draws":11,"replicates":5,"seed":7,"quick":true,"scenarios":[` +
		`{"id":"current","title":{},"policy":"baise"},` +
		`{"id":"cut","title":{"zh":"方案","en":"Cut"},"policy":"baise",` +
		`"set":[{"path":"parameters.rate.county","from":"2018-01-01","value":0.705},{"path":"parameters.on","value":true},{"path":"x.y","value":[1,"abc",null]}],` +
		`"add":[{"after":"backstop","benefit":{"id":"cap","leaves":3000,"nested":{"a":false,"b":1000000}}},{"benefit":{"id":"last"}}]}]}`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What a study says of accounts, of stated spending and of who applies is in it, and nothing where it says nothing.
func TestResolvedSaysWhatIsKeptAndStated(t *testing.T) {
	const source = "source: {ref: d, status: stated}"
	text := strings.Replace(good, "seed: 7\n", "seed: 7\napplied: {backstop: {value: 0.5, "+source+"}}\nfunds: {f: {balance: {2016: 5, "+source+"}, income: [{id: x, amount: {2016: 1, after: hold, "+source+"}}]}}\n"+
		"budget: {benefits: {critical: {last_year: 900万元}}, "+source+"}\n", 1)
	text = strings.Replace(text, "id: cut\n", "id: cut\n    applied: {backstop: {value: 0.25, "+source+"}}\n", 1)
	for _, c := range []struct {
		text string
		want []string
	}{
		{good, nil},
		{text, []string{`"applied":{"backstop":{"source":{"ref":"d","status":"stated"},"value":0.5}}`, `"funds":{"f":{"balance":{"2016":5,`, `"budget":{"benefits":{"critical":{"last_year":"900万元"}}`,
			`"leaves":3000}}],"applied":{"backstop":{"source":{"ref":"d","status":"stated"},"value":0.25}}`}},
	} {
		s, _, err := Parse("s.yaml", []byte(c.text), Given{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(s.Resolved())
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(string(got), want) {
				t.Errorf("no %s in\n%s", want, got)
			}
		}
		for _, key := range []string{"applied", "funds", "budget"} {
			if c.want == nil && strings.Contains(string(got), `"`+key+`"`) {
				t.Errorf("%s is said of a study that says nothing of it:\n%s", key, got)
			}
		}
	}
}
