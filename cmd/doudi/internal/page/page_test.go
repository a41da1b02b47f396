package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/ascii85"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
	"doudi/rules/show"
	"doudi/scenarios"
	"doudi/scenarios/library"
)

func written(t *testing.T, p Program) string {
	t.Helper()
	var file strings.Builder
	if err := Write(&file, p); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

// The page names no address that a browser would load, and its policy allows no connection, only the scripts and the style that are
// in it.
func TestThePageAsksForNothing(t *testing.T) {
	page := written(t, Program{WASM: []byte("program"), Loader: []byte("// loader"), Version: "1.2.3"})
	if found := regexp.MustCompile(`(?i:(src|href|action|data|poster)\s*=\s*["']?(https?:)?//)|@import|\burl\(|(?i:https?://)`).FindString(page); found != "" {
		t.Errorf("the page has %q", found)
	}
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)
	if policy == nil {
		t.Fatal("the page has no policy")
	}
	for _, want := range []string{"default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'", "'wasm-unsafe-eval'"} {
		if !strings.Contains(policy[1], want) {
			t.Errorf("the policy %q lacks %q", policy[1], want)
		}
	}
	for _, never := range []string{"unsafe-inline", "'unsafe-eval'", "http", "*", "'self'"} {
		if strings.Contains(policy[1], never) {
			t.Errorf("the policy %q allows %q", policy[1], never)
		}
	}
	inline := regexp.MustCompile(`(?s)<(?:script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(page, -1)
	if len(inline) != 3 {
		t.Errorf("%d scripts and styles", len(inline))
	}
	for _, x := range inline {
		sum := sha256.Sum256([]byte(x[1]))
		if !strings.Contains(policy[1], "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			t.Errorf("the policy does not know %.40q", x[1])
		}
	}
	if regexp.MustCompile(`(?i)<[a-z][^>]* (style|on[a-z]+)\s*=`).MatchString(page) {
		t.Error("an element has a style or a handler of its own, which the policy forbids")
	}
}

// What stands in the page for bytes is read back as them, begins no tag, and is a quarter longer.
func TestBytesStandInThePage(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 4, 5, 4096} {
		b := make([]byte, n)
		rand.New(rand.NewSource(int64(n))).Read(b)
		text := dense(b)
		if strings.Contains(text, "<") || len(text) > n*5/4+5 {
			t.Errorf("%d bytes: %d signs", n, len(text))
		}
		got := make([]byte, n+8)
		size, _, err := ascii85.Decode(got, []byte(strings.ReplaceAll(text, "v", "<")), true)
		if err != nil || !bytes.Equal(got[:size], b) {
			t.Errorf("%d bytes are read back as others: %v", n, err)
		}
	}
}

// What would end the element that it stands in, or is larger than the page may be, is refused.
func TestAPageThatCannotBeIsRefused(t *testing.T) {
	if err := Write(&bytes.Buffer{}, Program{Loader: []byte("x </SCRIPT> y")}); err == nil || !strings.Contains(err.Error(), "loader") {
		t.Errorf("a loader that ends its element: %v", err)
	}
	noise := make([]byte, MaxBytes) // packs badly
	rand.New(rand.NewSource(1)).Read(noise)
	if err := Write(&bytes.Buffer{}, Program{WASM: noise}); err == nil || !strings.Contains(err.Error(), "bytes") {
		t.Errorf("a page that is too large: %v", err)
	}
}

func TestNumbersAsTheyAreTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"6200": "6200", "6,200.50": "6200.50", "６２００": "6200", "6200元": "6200", " 6 200 ": "6200", "1,234,567元": "1234567",
		"90%": "0.9", "９０％": "0.9", "33.3%": "0.333", "0.07%": "0.0007", "100%": "1", "-5%": "-0.05",
		// Not clear, and left for the reader to refuse.
		"6,00": "6,00", "1.2万": "1.2万", "1/2%": "1/2%", "": "", "%": "%", "1e9%": "1e9%",
	} {
		if got := number(typed); got != want {
			t.Errorf("%q became %q, not %q", typed, got, want)
		}
	}
}

// ask calls the desk as the page's script does.
func ask(t *testing.T, d *Desk, call string, r Request) *Answer {
	t.Helper()
	in, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	text, files := d.Call(call, in, func(int, int) {})
	out := Answer{}
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	out.Files = files
	return &out
}

// sampled are the entries of the form that the page opens with.
func sampled(t *testing.T, d *Desk) map[string]string {
	t.Helper()
	p, _, err := d.policy("baise")
	if err != nil {
		t.Fatal(err)
	}
	root, err := library.Bills().Root(sample)
	if err != nil {
		t.Fatal(err)
	}
	values, whole := entries(root, p)
	if !whole {
		t.Fatal("the form does not hold the sample")
	}
	values["policy"] = "baise"
	return values
}

// The form holds the sample's bills and gives them back: settled, its file is the sample's sheet.
func TestTheFormHoldsTheBills(t *testing.T) {
	d := &Desk{}
	values := sampled(t, d)
	p, _, err := d.policy("baise")
	if err != nil {
		t.Fatal(err)
	}
	sheet := func(root *document.Node) string {
		given, _, err := bill.Read(root, p)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := show.WriteSheet(&out, p, given, show.SheetOptions{Lang: message.Chinese, Explain: true}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	docs, err := document.Parse("form.yaml", []byte(billsFile(values).text.String()))
	if err != nil {
		t.Fatal(err)
	}
	root, err := library.Bills().Root(sample)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sheet(docs[0]), sheet(root); got != want {
		t.Errorf("the form's bills give\n%s\nthe sample's\n%s", got, want)
	}
}

// A file that says more than the form holds is not settled without it.
func TestWhatTheFormCannotHoldIsKept(t *testing.T) {
	p, _, err := (&Desk{}).policy("baise")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"before":     "year: 2018\nbefore: {admissions: 1}\nclaims: []\n",
		"span":       "year: 2018\nclaims: [{total: 5, eligible: [1, 2]}]\n",
		"categories": "year: 2018\nperson: {category: [dibao, resident]}\nclaims: []\n",
		"unknown":    "year: 2018\nclaims: [{total: 5, room: 3}]\n",
	} {
		docs, err := document.Parse("x.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if _, whole := entries(docs[0], p); whole {
			t.Errorf("%s: the form is said to hold it", name)
		}
	}
}

// A mistake is told at the field that made it, and the page goes on with the next entry.
func TestMistakesAreToldAtTheirField(t *testing.T) {
	d := &Desk{}
	values := sampled(t, d)
	for field, wrong := range map[string]string{"claims.1.total": "六千", "claims.2.level": "clinic", "persons.0.age": "old", "claims.0.person": "某人"} {
		bad := maps.Clone(values)
		bad[field] = wrong
		out := ask(t, d, "settle", Request{Lang: message.Chinese, Values: bad})
		if !out.Failed || out.Fields[field] == "" || len(out.Fields) != 1 {
			t.Errorf("%s: %v, %v", field, out.Fields, out.Parts["problems"])
		}
	}
	if out := ask(t, d, "settle", Request{Lang: message.Chinese, Values: values}); out.Failed || len(out.Fields) > 0 {
		t.Errorf("the next entry: %v", out.Fields)
	}
}

// What is no amount, count or year of the kind that a field asks for is refused at the field, alone: a percentage is no amount of yuan,
// and what is missing is told where it is missing. What is meant clearly is understood.
func TestWrongEntriesOfEveryFieldAreTold(t *testing.T) {
	d := &Desk{}
	values := sampled(t, d)
	values["beside.policy"] = "huaihua"
	none := []string{"９０％", "abc", "-5", "1e9", "六千"}
	for field, wrong := range map[string][]string{
		"date": append(none, "85", "6000"), "beside.date": append(none, "85", "6000元"), "year": append(none, "85", "6000元", "1,000", ""),
		"household.size": append(none, "6000", "0"), "household.income": none, "persons.0.age": append(none, "6000元", "151"),
		"claims.0.month": append(none, "85", "6000元"), "claims.0.total": append(none, ""), "claims.0.eligible": none,
	} {
		for _, typed := range wrong {
			bad := maps.Clone(values)
			bad[field] = typed
			for _, l := range []message.Language{message.Chinese, message.English} {
				out := ask(t, d, "settle", Request{Lang: l, Values: bad})
				if !out.Failed || out.Fields[field] == "" || len(out.Fields) != 1 || out.Parts["problems"] == "" {
					t.Errorf("%s: %s of %q: %v, %v", l, field, typed, out.Fields, out.Parts["problems"])
				}
			}
		}
	}
	for field, typed := range map[string]string{
		"date": "２０１８年", "year": "2018 年", "household.size": "5人", "household.income": "６，０００元", "persons.0.age": "52岁", "claims.0.month": "3月",
		"claims.0.total": "6,200元", "claims.0.eligible": "",
	} {
		clear := maps.Clone(values)
		clear[field] = typed
		if out := ask(t, d, "settle", Request{Lang: message.Chinese, Values: clear}); out.Failed || len(out.Fields) > 0 {
			t.Errorf("%s of %q is not understood: %v", field, typed, out.Parts["problems"])
		}
	}
}

// The foot names each policy with the hash of its own file. What the chosen policy does not settle is not shown as the other's.
func TestTheFootNamesThePolicies(t *testing.T) {
	d := &Desk{}
	values := sampled(t, d)
	values["beside.policy"] = "huaihua"
	foot := ask(t, d, "settle", Request{Lang: message.English, Values: values}).Parts["sheet-foot"]
	for _, id := range []string{"baise", "huaihua"} {
		text, err := os.ReadFile("../../../../rules/packs/" + id + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		if want := id + "@" + values["year"] + " (sha256 " + fmt.Sprintf("%x", sum[:8]) + "…)"; !strings.Contains(foot, want) {
			t.Errorf("the foot %q does not name %s", foot, want)
		}
	}
	values["date"] = "1990" // when the chosen policy is not in force
	if out := ask(t, d, "settle", Request{Lang: message.English, Values: values}); !out.Failed || out.Parts["sheet"] != "" || !strings.Contains(out.Parts["problems"], "1990") {
		t.Errorf("%q, at the foot %q", out.Parts["problems"], out.Parts["sheet-foot"])
	}
}

// A person who is given another name keeps the bills; those of one who is taken away are nobody else's.
func TestBillsFollowTheirPersons(t *testing.T) {
	d := &Desk{}
	values := sampled(t, d)
	settled := func(values map[string]string) *Answer {
		return ask(t, d, "settle", Request{Lang: message.Chinese, Values: values})
	}
	before := settled(values)
	mother, renamed := values["persons.0.id"], maps.Clone(values)
	renamed["persons.0.id"] = "妈妈"
	if got, want := settled(renamed).Parts["sheet"], strings.ReplaceAll(before.Parts["sheet"], mother, "妈妈"); got != want {
		t.Errorf("under another name the sheet is\n%s\nnot\n%s", got, want)
	}
	for gone, left := range map[string]string{"drop persons.0": "persons.1", "drop persons.1": "persons.0"} {
		fewer := act(maps.Clone(values), gone)
		form := ask(t, d, "family", Request{Lang: message.Chinese, Values: maps.Clone(fewer)}).Parts["family"]
		for name, v := range values {
			if !strings.HasSuffix(name, ".person") {
				continue
			}
			if want := values[v+".id"]; v == left && called(fewer, fewer[name]) != want {
				t.Errorf("%s: the bill of %s is %s's", gone, want, called(fewer, fewer[name]))
			} else if v != left && (!strings.Contains(form, `<select name="`+name+`">`) || settled(fewer).Fields[name] == "") {
				t.Errorf("%s: the bill of %s, who is gone, is somebody's", gone, want)
			}
		}
	}
}

// Buttons add and take away rows, and leave the others as they are.
func TestRowsAreAddedAndTakenAway(t *testing.T) {
	values := map[string]string{"claims.0.id": "a", "claims.1.id": "b", "claims.2.id": "c", "persons.0.id": "p"}
	values = act(values, "drop claims.1")
	if values["claims.0.id"] != "a" || values["claims.1.id"] != "c" || rows(values, "claims") != 2 || values["persons.0.id"] != "p" {
		t.Errorf("after taking b away: %v", values)
	}
	if values = act(values, "add claims"); rows(values, "claims") != 3 {
		t.Errorf("after adding: %v", values)
	}
	for _, nonsense := range []string{"", "drop", "drop claims.x", "drop household.0", "add year"} {
		if got := rows(act(maps.Clone(values), nonsense), "claims"); got != 3 {
			t.Errorf("%q: %d rows", nonsense, got)
		}
	}
}

// What a user enters is text wherever it is shown.
func TestEntriesAreNoMarkup(t *testing.T) {
	d := &Desk{}
	values := sampled(t, d)
	const evil = `<img src=x onerror=alert(1)>"'&`
	for name := range values {
		if strings.HasSuffix(name, ".id") || strings.HasSuffix(name, ".person") || strings.HasSuffix(name, ".total") {
			values[name] += evil
		}
	}
	r := Request{Lang: message.Chinese, Values: values, Own: []string{evil}, OwnStudies: []string{evil}}
	for _, call := range []string{"shell", "family", "settle"} {
		for id, part := range ask(t, d, call, r).Parts {
			if strings.Contains(part, "<img src=x") {
				t.Errorf("%s: %s holds it as markup", call, id)
			}
		}
	}
	changed := map[string]string{"study": "baise", "alternatives": "1", "alt.0.title": evil, "alt.0.add.cap": evil}
	if part := ask(t, d, "table", Request{Lang: message.Chinese, Values: changed}).Parts["table"]; part == "" || strings.Contains(part, "<img src=x") {
		t.Error("the table holds it as markup")
	}
}

// Every study takes what can be changed on the page: each benefit away, a cap, a floor, and every number as it is in force.
func TestEveryStudyTakesAlternatives(t *testing.T) {
	d := &Desk{}
	for _, id := range library.Studies().IDs() {
		b, err := d.studied(id)
		if err != nil {
			t.Fatal(err)
		}
		values := map[string]string{"own": "yes", "alternatives": "2", "alt.0.add.cap": "3000", "alt.0.add.floor": "85%"}
		for _, x := range b.leaves() {
			values["alt.1."+x.path] = x.value
		}
		f, err := b.studyFile(message.Chinese, values)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		text := f.text.String()
		study, _, err := scenarios.Parse(studyName, []byte(text), scenarios.Given{Quick: true})
		if err != nil {
			t.Errorf("%s: %v\n%s", id, err, text)
			continue
		}
		if got, want := len(study.Scenarios), len(b.study.Scenarios)+2; got != want {
			t.Errorf("%s: %d scenarios, not %d", id, got, want)
		}
		for _, c := range study.Scenarios[len(b.study.Scenarios):] {
			p, _, err := read.With(b.policy, c.Set, c.Add)
			if err != nil {
				t.Errorf("%s, %s: %v", id, c.ID, err)
			} else if c.ID == "page_1" && p.Benefit("page_cap") < 0 {
				t.Errorf("%s: no cap was added", id)
			}
		}
	}
}

// Without alternatives a study is what it was; without its own the baseline stays.
func TestAStudyWithoutEntriesIsAsItWas(t *testing.T) {
	b, err := (&Desk{}).studied("baise")
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.studyFile(message.Chinese, map[string]string{"own": "yes", "alternatives": "1"})
	if err != nil {
		t.Fatal(err)
	}
	if f.text.String() != b.text {
		t.Errorf("the study became\n%s", f.text.String())
	}
	if f, err = b.studyFile(message.Chinese, map[string]string{}); err != nil {
		t.Fatal(err)
	}
	study, _, err := scenarios.Parse(studyName, []byte(f.text.String()), scenarios.Given{Quick: true})
	if err != nil || len(study.Scenarios) != 1 || len(study.Targets) != 4 {
		t.Errorf("alone: %v", err)
	}
}

// The cap that is added leaves a person what was entered: 9,685.50 yuan out of pocket becomes 3,000 and what stays of the other's.
func TestTheCapHoldsABurden(t *testing.T) {
	d := &Desk{}
	b, err := d.studied("baise")
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.studyFile(message.Chinese, map[string]string{"alternatives": "1", "alt.0.add.cap": "3000元"})
	if err != nil {
		t.Fatal(err)
	}
	study, _, err := scenarios.Parse(studyName, []byte(f.text.String()), scenarios.Given{Quick: true})
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.With(b.policy, study.Scenarios[1].Set, study.Scenarios[1].Add)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.Parse("one.yaml", []byte("year: 2018\nperson: {age: 50, category: resident}\nclaims: [{month: 3, level: province, total: 90000.00, eligible: 20000.00}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	given, _, err := bill.Read(docs[0], p)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := settle.Year(p, given)
	if err != nil {
		t.Fatal(err)
	}
	if got := sheet.Totals.OOP.String(); got != "3000.00" {
		t.Errorf("out of pocket is %s", got)
	}
}

// An own policy is checked, chosen and settled by.
func TestOwnFilesAreUsed(t *testing.T) {
	t.Chdir(t.TempDir())
	_, text, err := library.Policies().Embedded("baise")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"mine.yaml": bytes.Replace(text, []byte("value: 0.20"), []byte("value: 0.40"), 1), // commercial cover, twice as much
		"bad.yaml":  []byte("policy: bad\n"), "bills.yaml": []byte("year: 2018\nclaims: [{month: 1, level: county, total: 6200}]\n"),
		"noise.yaml": {0, 1, 2, 0xff}, "large.yaml": bytes.Repeat([]byte("a: b\n"), 1<<20),
	} {
		if err := os.WriteFile(filepath.Join(".", name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d := &Desk{}
	values := sampled(t, d)
	for name, want := range map[string]string{"mine.yaml": "policy false", "bad.yaml": "policy true", "bills.yaml": "claims false", "noise.yaml": " true", "large.yaml": " true", "none.yaml": " true"} {
		out := ask(t, d, "own", Request{Lang: message.Chinese, Name: name, Values: values})
		if got := fmt.Sprint(out.Kind, " ", out.Failed); got != want || !strings.Contains(out.Parts["checked"], name) {
			t.Errorf("%s: %s\n%s", name, got, out.Parts["checked"])
		}
	}
	values["policy"], values["beside.policy"] = "mine.yaml", "baise"
	out := ask(t, d, "settle", Request{Lang: message.Chinese, Values: values})
	if out.Failed || !strings.Contains(out.Parts["beside"], "3391.92") || strings.Contains(out.Parts["sheet"], "3391.92") { // README's commercial cover
		t.Errorf("settled by an own policy: %v", out.Parts["problems"])
	}
}

// What cannot be the value of a parameter is told at the field that it was entered in, before anybody is simulated.
func TestAnAlternativeThatCannotBeIsToldAtItsField(t *testing.T) {
	for field, wrong := range map[string]string{
		"alt.0.parameters.backstop_inpatient_rate": "85", "alt.0.parameters.critical_from": "九千",
		"people": "2579268", "draws": "many", "alt.0.add.cap": "三千", "alt.0.parameters.critical_rates": "[{over: 0}]",
	} {
		values := map[string]string{"study": "baise", "alternatives": "1", "people": "1000", "draws": "2"}
		values[field] = wrong
		out := ask(t, &Desk{}, "simulate", Request{Lang: message.Chinese, Values: values, Part: 1, Of: 1})
		if !out.Failed || out.Fields[field] == "" || out.Parts["trouble"] == "" {
			t.Errorf("%s: %v\n%s", field, out.Fields, out.Parts["trouble"])
		}
	}
}

// A share may be typed as a percentage, an amount may not, nor be below zero; what is meant clearly is understood. Each is told at its
// field.
func TestWrongEntriesOfAnAlternativeAreTold(t *testing.T) {
	d := &Desk{}
	none := []string{"９０％", "abc", "-5", "六千"}
	languages := []message.Language{message.Chinese, message.English}
	for field, wrong := range map[string][]string{
		"people": append(none, "0", "6000元"), "draws": append(none, "0", "1e9"), "alt.0.add.cap": append(none, "1e9"), "alt.0.add.floor": append(none[1:], "85", "6000元"),
		"alt.0.parameters.critical_from": none, "alt.0.parameters.backstop_inpatient_rate": {"85", "6000元"},
	} {
		for i, typed := range wrong {
			values := map[string]string{"study": "baise", "alternatives": "1", "people": "100", "draws": "1"}
			values[field] = typed
			_, _, out, err := d.planned(Request{Lang: languages[i%2], Values: values})
			if err != nil || out == nil {
				t.Errorf("%s of %q is taken: %v", field, typed, err)
			} else if !out.Failed || out.Fields[field] == "" || len(out.Fields) != 1 || out.Parts["trouble"] == "" {
				t.Errorf("%s of %q: %v", field, typed, out)
			}
		}
	}
	for _, x := range [][3]string{
		{"add.cap", "３０００元", "leaves: 3000"}, {"add.floor", "８５％", `leaves: "total * (1 - 0.85)"`},
		{"parameters.critical_from", "6,000元", "value: 6000}"}, {"parameters.critical_from", "0", "value: 0}"}, {"parameters.backstop_inpatient_rate", "85 %", "value: 0.85}"},
	} {
		text, _, _ := changedBy(t, map[string]string{"alternatives": "1", "alt.0." + x[0]: x[1]})
		if !strings.Contains(text, x[2]) {
			t.Errorf("%s of %q: the study does not say %s", x[0], x[1], x[2])
		}
		values := map[string]string{"study": "baise", "alternatives": "1", "people": "100", "draws": "1", "alt.0." + x[0]: x[1]}
		if _, _, out, err := d.planned(Request{Lang: message.Chinese, Values: values}); err != nil || out != nil {
			t.Errorf("%s of %q is not taken: %v, %v", x[0], x[1], out, err)
		}
	}
	for name, typed := range map[string]string{"people": "３００人", "draws": "3,00次"} {
		if got, want := counted(name, typed), map[string]string{"people": "300", "draws": "3,00"}[name]; got != want {
			t.Errorf("%s of %q is %q", name, typed, got)
		}
	}
}

// Buttons add columns one by one, up to the most, and take them away; nothing that is written into the page is half a format.
func TestColumnsAreAddedAndTakenAway(t *testing.T) {
	d := &Desk{}
	values := map[string]string{"study": "baise", "alternatives": "1"}
	for _, x := range []struct{ action, want string }{{"more", "2"}, {"more", "3"}, {"fewer", "2"}, {"more", "3"}, {"more", "4"}, {"more", "5"}, {"more", "6"}, {"more", "6"}} {
		table := ask(t, d, "table", Request{Lang: message.Chinese, Action: x.action, Values: values}).Parts["table"]
		found := regexp.MustCompile(`name="alternatives" value="([^"]*)"`).FindStringSubmatch(table)
		if found == nil || found[1] != x.want || strings.Contains(table, "%!") {
			t.Fatalf("after %s: %q", x.action, found)
		}
		values["alternatives"] = found[1]
	}
	for _, call := range []string{"shell", "family"} {
		values["policy"] = "baise"
		for id, part := range ask(t, d, call, Request{Lang: message.English, Action: "open", Values: values}).Parts {
			if strings.Contains(part, "%!") {
				t.Errorf("%s: %s holds half a format", call, id)
			}
		}
	}
}

// The parameters that a benefit reads, by way of its defines too: as the file of the policy has them for critical illness.
func TestParametersStandWithTheirBenefit(t *testing.T) {
	p, _, err := (&Desk{}).policy("baise")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range p.ParametersOf(p.Benefits[p.Benefit("critical")]) {
		got = append(got, q.Name)
	}
	if want := "critical_from poor_critical_share critical_rates poor_critical_points critical_ceiling"; strings.Join(got, " ") != want {
		t.Errorf("critical reads %v", got)
	}
	got = nil
	for _, q := range p.ParametersOf(p.Benefits[p.Benefit("basic")]) {
		got = append(got, q.Name)
	}
	// by deductible_due, inpatient_rate, away_factor and its own defines
	if want := "deductible poor_deductible_share rate poor_rate_points away_rate basic_ceiling chronic_rate chronic_ceiling dear_chronic_rate outpatient_rate outpatient_ceiling"; strings.Join(got, " ") != want {
		t.Errorf("basic reads %v", got)
	}
}
