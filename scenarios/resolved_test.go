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
