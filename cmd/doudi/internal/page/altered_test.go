package page

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/library"
)

// What an alternative changes is said by the names and values of the policy's file and of what was typed.
func TestWhatAlternativesChangeIsSaid(t *testing.T) {
	d := &Desk{}
	b, err := d.studied("baise")
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.studyFile(message.Chinese, map[string]string{"own": "yes", "alternatives": "1", "alt.0.title": "依申请", "alt.0.parameters.critical_from": "6,000元",
		"alt.0.add.application": "30%", "alt.0.add.application_rate": "0.6", "alt.0.add.application_take_up": "40%"})
	if err != nil {
		t.Fatal(err)
	}
	if b, err = d.based(studyName, f.text.String()); err != nil {
		t.Fatal(err)
	}
	for l, want := range map[message.Language][]string{
		message.Chinese: {
			"1 取消政府兜底：取消政府兜底保障", "2 兜底到85%：住院兜底后实际报销比例由0.9改为0.85",
			"4 依申请：大病保险起付线由9000改为6000；新增依申请救助（fund: county_backstop, at: year_end, for: household, covers: total, " +
				"define: {burden_share: 0.3, assistance_share: 0.6}, pays: assistance_share * max(0, household.ytd.oop.total - burden_share * household.income)）；申领比例：{page_application: 0.4}",
		},
		message.English: {"1 Without the backstop: "},
	} {
		got := b.altered(l)
		for _, line := range want {
			if !slices.ContainsFunc(got, func(x string) bool { return x == line || l == message.English && strings.HasPrefix(x, line) }) {
				t.Errorf("%s is not among\n%s", line, strings.Join(got, "\n"))
			}
		}
	}
	for _, id := range library.Studies().IDs() {
		b, err := d.studied(id)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range b.altered(message.English) {
			title := b.study.Scenarios[i+1].Title.In(message.English, "")
			if rest, ok := strings.CutPrefix(line, title); ok || strings.Contains(line, "%!") || !strings.Contains(line, title+": ") || strings.HasSuffix(line, ": ") {
				t.Errorf("%s: %s%s", id, line, rest)
			}
		}
	}
}

// A number that is scaled is not said to be added to, and each change says from when and until when it holds, of the policy as of illness.
func TestWhatAlternativesChangeSaysHowAndWhen(t *testing.T) {
	b, err := (&Desk{}).based(studyName, `study: own
policy: baise
population: {profile: baise, people: 1000}
illness: china-rural
years: 2017..2019
draws: 2
seed: 1
scenarios:
  - id: current
  - id: changed
    title: {zh: 改动, en: Changed}
    set:
      - {path: parameters.critical_from, scale: 0.5, from: 2017-01-01}
      - {path: parameters.critical_from, scale: 0.8, from: 2018-01-01}
      - {path: parameters.backstop_inpatient_rate, add: -0.05, from: 2018-01-01}
      - {path: catalogue.levels.county.mean_cost, scale: 0.95, from: 2018}
`)
	if err != nil {
		t.Fatal(err)
	}
	want := "1 改动：大病保险起付线乘以0.5（自2017-01-01起）（2018-01-01前）；大病保险起付线乘以0.8（自2018-01-01起）；" +
		"住院兜底后实际报销比例加-0.05（自2018-01-01起）；catalogue.levels.county.mean_cost: scale 0.95（自2018起）"
	if got := b.altered(message.Chinese); len(got) != 1 || got[0] != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// Every field of the forms has a name that is read out.
func TestEveryFieldHasAName(t *testing.T) {
	d := &Desk{}
	values := map[string]string{"study": "baise", "alternatives": "2"}
	fields := 0
	for _, part := range []string{
		ask(t, d, "table", Request{Lang: message.English, Values: values}).Parts["table"],
		ask(t, d, "question", Request{Lang: message.English, Values: values}).Parts["question"],
		ask(t, d, "family", Request{Lang: message.English, Action: "open", Values: map[string]string{"policy": "baise"}}).Parts["family"],
	} {
		for _, label := range strings.Split(part, "<label")[1:] {
			label, _, _ = strings.Cut(label, "</label>")
			fields++
			_, span, _ := strings.Cut(label, "<span")
			_, name, _ := strings.Cut(span, ">")
			name, _, _ = strings.Cut(name, "<")
			if name == "" && !strings.Contains(label, `aria-label="`) && strings.HasSuffix(label, "</small>") {
				t.Errorf("no name: %s", label)
			}
		}
	}
	if fields < 50 {
		t.Errorf("%d fields", fields)
	}
}
