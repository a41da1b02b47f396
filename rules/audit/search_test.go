package audit

import (
	"bytes"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
)

// june is the month that is searched.
const june = rules.Month(12*2018 + 5)

const head = `policy: tried
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
enumerations: {category: [poor, resident], level: [township, county], kind: [inpatient]}
`

// Each policy has one flaw, and the search says that and nothing else, with bills that show it.
func TestEachFlawIsFound(t *testing.T) {
	for name, c := range map[string]struct{ rules, kind, said string }{
		"sound": {`
benefits:
  - {id: basic, pays: 0.7 * (eligible - 300)}
`, "", ""},
		"more paid above a threshold than the cost": {`
benefits:
  - {id: basic, pays: "if(eligible > 30000, 0.9, 0.5) * eligible"}
`, "falls", "a higher bill leaves the patient with less to pay"},
		"nothing paid above a threshold": {`
benefits:
  - {id: basic, pays: "if(eligible > 30000, 0, 0.5) * eligible"}
`, "cliff", "a cliff: from"},
		"two benefits pay the same cost": {`
benefits:
  - {id: basic, covers: total, pays: 0.7 * total}
  - {id: extra, covers: total, pays: 0.5 * total}
`, "overpays", "`extra` asks for"},
		"a benefit that no bill reaches": {`
benefits:
  - {id: basic, pays: 0.7 * eligible}
  - {id: never, when: "age > 149 and level == \"county\"", pays: 0.1 * eligible}
`, "idle", "`never` paid none of the bills"},
		"the poor pay more": {`
benefits:
  - {id: basic, pays: "if(category == \"poor\", 0.5, 0.6) * eligible"}
`, "poor_pays_more", "`poor` pays"},
		"one benefit counts another's payment": {`
benefits:
  - {id: basic, pays: 0.3 * eligible}
  - {id: extra, pays: 0.5 * paid.basic}
`, "pushes_up", "raising `basic` by a tenth raises what `extra` pays"},
		"a table says nothing of a level": {`
parameters:
  share: {unit: rate, by: [level], value: {township: 0.7, county: 0.6}}
enumerations_note: none
benefits:
  - {id: basic, when: 'level == "township"', pays: 'share[level] * eligible'}
`, "no_rule", "nothing is paid at any cost"},
	} {
		t.Run(name, func(t *testing.T) {
			p := policyOf(t, head+strings.Replace(c.rules, "enumerations_note: none\n", "", 1))
			found, err := Search(t.Context(), p, june)
			if err != nil {
				t.Fatal(err)
			}
			if c.kind == "" {
				if len(found) > 0 {
					t.Fatalf("found %s: %s", found[0].Kind, found[0].What)
				}
				return
			}
			if len(found) != 1 || found[0].Kind != c.kind || !strings.Contains(found[0].What.String(), c.said) {
				for _, f := range found {
					t.Errorf("found %s: %s", f.Kind, f.What)
				}
				t.Fatalf("want one of kind %s: %s", c.kind, c.said)
			}
			if c.kind != "idle" && len(found[0].Bills) == 0 {
				t.Error("no bill shows it")
			}
			shows(t, p, found)
		})
	}
}

// Who the ordinary residents are is said by name, wherever they stand in the list; where it is not said, nobody is
// guessed to be poorer and the search says what it leaves out.
func TestOrdinaryResidentsAreNamed(t *testing.T) {
	const benefits = `
benefits:
  - {id: basic, pays: "if(category == \"poor\", 0.5, 0.6) * eligible"}
`
	for _, c := range []struct {
		categories, ordinary string
		found, skips         bool
	}{
		{"[poor, resident]", "", true, false},
		{"[resident, poor]", "", true, false},
		{"[poor, others]", "ordinary: others\n", true, false},
		{"[others, poor]", "ordinary: others\n", true, false},
		{"[poor, others]", "ordinary: poor\n", false, false}, // those who get more are not a finding
		{"[poor, others]", "", false, true},
		{"[others, poor]", "", false, true},
	} {
		p := policyOf(t, strings.Replace(head, "category: [poor, resident]", "category: "+c.categories, 1)+c.ordinary+benefits)
		found, err := Search(t.Context(), p, june)
		if err != nil {
			t.Fatal(err)
		}
		if (len(found) == 1 && found[0].Kind == "poor_pays_more") != c.found || len(found) > 1 {
			t.Errorf("%s %s: found %v", c.categories, c.ordinary, found)
		}
		said, skips := Skipped(p)
		if skips != c.skips || skips && !strings.Contains(said.String(), "which of "+strings.Trim(c.categories, "[]")+" they are") {
			t.Errorf("%s %s: skips %v: %s", c.categories, c.ordinary, skips, said)
		}
	}
}

// shows runs the findings' bills as an examples file: they settle to what the findings say.
func shows(t *testing.T, p *rules.Policy, found []Finding) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteExamples(&b, "tried.yaml", p, june, found); err != nil {
		t.Fatal(err)
	}
	if b.Len() == 0 {
		return // an idle benefit has no bill
	}
	text := b.String()
	docs, err := document.Parse("found.examples.yaml", b.Bytes())
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	examples, _, err := bill.ReadExamples(docs[0], p)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, e := range examples {
		if misses, err := settle.RunExample(p, e); err != nil || len(misses) > 0 {
			t.Errorf("%s: %v %v", e.Name, misses, err)
		}
	}
}

func policyOf(t *testing.T, text string) *rules.Policy {
	t.Helper()
	docs, err := document.Parse("tried.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}
