package page

import (
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/library"
)

// Entries as they are typed become the flags that mean the same, those of two numbers in their order.
func TestAQuestionIsTheCommandsToo(t *testing.T) {
	for _, x := range []struct {
		values  map[string]string
		command string
	}{
		{map[string]string{"path": "parameters.rate", "fund": "pool", "budget": "４５００万元", "sure": "97.5％", "people": "3,000"},
			"--path parameters.rate --fund pool --budget 4500万 --sure 0.975 --people 3000 --quick"},
		{map[string]string{"path": "parameters.a", "path2": "parameters.b.scale", "between": "50%，0.9", "between2": "4000元至12,000", "measure": "che10", "sense": "most", "year": "2019", "scenario": "page_1"},
			"--path parameters.a --between 0.5,0.9 --path parameters.b.scale --between 4000,12000 --scenario page_1 --year 2019 --most che10 --quick"},
		{map[string]string{"path": "parameters.a", "fund": "pool's", "budget": "1", "measure": "che10", "sense": "least"},
			`--path parameters.a --fund 'pool'\''s' --budget 1 --least che10 --quick`},
	} {
		q, command, err := questionOf(x.values, func(path string) bool { return path == "parameters.a" })
		if want := "doudi solve study.yaml " + x.command; err != nil || command != want {
			t.Errorf("%v: %s, not %s", err, command, want)
		}
		if len(q.Between) != len(q.Paths) || x.values["budget"] == "４５００万元" && (q.Budget != 45e6 || q.Sure != 0.975) {
			t.Errorf("%+v", q)
		}
	}
}

// What is wrong with a question is told at its field, as `doudi solve` tells it of its flag.
func TestMistakesOfAQuestionAreToldAtTheirField(t *testing.T) {
	for field, wrong := range map[string]string{
		"budget": "90%", "sure": "两成", "between": "0.9,0.5", "between2": "0,1", "path": "parameters.rat", "fund": "pool", "year": "1950", "people": "some", "scenario": "page_9",
	} {
		values := map[string]string{"study": "baise", "path": "parameters.critical_from", "fund": "county_backstop", "budget": "1亿", "people": "100", "draws": "1"}
		values[field] = wrong
		if field == "between2" { // without that of the first number
			values["path2"], field = "parameters.backstop_inpatient_rate", "between"
		}
		out := ask(t, &Desk{}, "solve", Request{Lang: message.Chinese, Values: values})
		if !out.Failed || out.Fields[field] == "" || out.Parts["asked-trouble"] == "" || len(out.Fields) != 1 {
			t.Errorf("%s: %v\n%s", field, out.Fields, out.Parts["asked-trouble"])
		}
	}
}

// Percent is understood of a share and of what all numbers of a parameter are multiplied by, and of no amount.
func TestPercentIsOfSharesAlone(t *testing.T) {
	b, err := (&Desk{}).studied("baise")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		"parameters.critical_from": false, "parameters.backstop_inpatient_rate": true, "parameters.critical_from.scale": true, "parameters.none": false,
	} {
		if b.movesShare(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}

// Every study has numbers to move and a fund to keep to, except that a policy may pay nothing of public money; each is there once.
func TestEveryStudyCanBeAsked(t *testing.T) {
	d := &Desk{}
	for _, id := range library.Studies().IDs() {
		b, err := d.studied(id)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, o := range b.levers(message.Chinese) {
			if seen[o.value] {
				t.Errorf("%s: %s is there twice", id, o.value)
			}
			seen[o.value] = true
		}
		form := ask(t, d, "question", Request{Lang: message.English, Values: map[string]string{"study": id}}).Parts["question"]
		if len(seen) == 0 || len(b.funds(message.Chinese)) == 0 || strings.Contains(form, "%!") || !strings.Contains(form, `name="path2"`) {
			t.Errorf("%s: %d numbers, funds %v", id, len(seen), b.funds(message.Chinese))
		}
	}
}
