package page

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/scenarios/decide"
	"doudi/scenarios/report"
)

// solved is a question that was answered, with the command that answers it alike.
type solved struct {
	answer  *decide.Answer
	command string
	study   *base
	text    string // of the study, with the alternatives that were entered
}

// solve answers a question of the study that the entries make: which value of a number keeps to a budget.
func (d *Desk) solve(r Request, tell Tell) (*Answer, error) {
	d.asked = nil
	f, study, said, wrong, err := d.entered(r)
	if err != nil || wrong != nil {
		return elsewhere(wrong), err
	}
	b, err := d.chosen(r.Values)
	if err != nil {
		return nil, err
	}
	q, command, err := questionOf(r.Values, b.movesShare)
	if err == nil {
		q.Study, q.Workers, q.Progress = study, 1, tell
		var answer *decide.Answer
		var warnings *document.Report
		if answer, warnings, err = decide.Solve(context.Background(), q); err == nil {
			for _, x := range said {
				warnings.Add(x)
			}
			d.asked = &solved{answer, command, b, f.text.String()}
			out, err := d.answered(r)
			if err == nil {
				out.Parts["asked-trouble"] = alert(warnings.Shown(r.Lang))
			}
			return out, err
		}
	}
	return elsewhere(f.refused(r.Lang, document.Mistakes(studyName, nil, err))), nil
}

// elsewhere puts what is wrong with a study where the question's room tells it.
func elsewhere(a *Answer) *Answer {
	if a != nil {
		a.Parts["asked-trouble"] = a.Parts["trouble"]
		delete(a.Parts, "trouble")
	}
	return a
}

// answered is what the page says of the question that was answered, in a language.
func (d *Desk) answered(r Request) (*Answer, error) {
	if d.asked == nil {
		return &Answer{}, nil
	}
	a := d.asked.answer
	var drawings []string
	for _, t := range report.TriedOf(a, r.Lang) {
		drawings = append(drawings, tried(t, r.Lang))
	}
	var shown, text, numbers bytes.Buffer
	if err := report.WriteAnswerHTML(&shown, a, r.Lang, drawings...); err != nil {
		return nil, err
	}
	if err := report.WriteAnswerText(&text, a, r.Lang); err != nil {
		return nil, err
	}
	if err := report.WriteAnswerJSON(&numbers, a); err != nil {
		return nil, err
	}
	var m, moved markup
	for _, o := range d.asked.study.levers(r.Lang) {
		if slices.Contains(a.Question.Paths, o.value) {
			moved.put(`<p class="note">%s</p>`, r.Lang.Say("Moved is %s (%s).", o.label, o.value))
		}
	}
	m.put(`<p class="note">%s</p><pre>%s</pre><div class="actions">`, r.Lang.Say("The same question on the command line, where the study is saved as %s:", studyName), d.asked.command)
	m.button("keep", "", r.Lang.Say("Save the answer and the study"))
	m.put("</div>\n")
	return &Answer{
		Parts: map[string]string{
			"answer": moved.String() + shown.String() + m.String(), "asked-trouble": "",
			"answer-foot": html.EscapeString(r.Lang.Say("Doudi %s · study %s · seed %d", d.Version, a.Question.Study.ID, a.Question.Study.Seed)),
		},
		Files: map[string][]byte{"answer.txt": text.Bytes(), "answer.json": numbers.Bytes(), studyName: []byte(d.asked.text)},
	}, nil
}

// questionOf reads the entries of the question's form as `doudi solve` reads its flags, and writes the command. Percent is understood
// between the values of a path that share says is one.
func questionOf(values map[string]string, share func(path string) bool) (q decide.Question, command string, err error) {
	words := []string{"doudi", "solve", studyName}
	flag := func(name, typed string) { words = append(words, name, quoted(typed)) }
	for _, which := range []string{"", "2"} {
		path, ends := values["path"+which], strings.TrimSpace(values["between"+which])
		if path == "" {
			continue
		}
		q.Paths, q.Between = append(q.Paths, path), append(q.Between, nil)
		flag("--path", path)
		if ends == "" && (which == "2" || values["path2"] == "" || values["between2"] == "") {
			continue
		}
		// The command line's are in the order of the levers: that of the first stands before that of the second.
		if q.Between[len(q.Paths)-1], err = decide.Ends("--between", between(ends, share(path))); err != nil {
			return q, "", err
		}
		flag("--between", between(ends, share(path)))
	}
	q.Scenario, q.Fund, q.Sure = values["scenario"], values["fund"], 0.95
	if values["scenario"] != "" {
		flag("--scenario", q.Scenario)
	}
	if typed := asTyped("year", values["year"]); typed != "" {
		if q.Year, err = strconv.Atoi(typed); err != nil {
			return q, "", document.Refusef("--year", "`%s` is no year; write one like 2018, or leave it empty for the study's last", typed)
		}
		flag("--year", typed)
	}
	if q.Fund != "" {
		typed := amount(values["budget"])
		if q.Budget, err = decide.Amount("--budget", typed); err != nil {
			return q, "", err
		}
		flag("--fund", q.Fund)
		flag("--budget", typed)
	}
	if typed := number(values["sure"]); typed != "" {
		if q.Sure, err = decide.Share("--sure", typed); err != nil {
			return q, "", err
		}
		flag("--sure", typed)
	}
	if q.Measure = values["measure"]; q.Measure != "" {
		q.Most = values["sense"] == "most"
		flag(map[bool]string{false: "--least", true: "--most"}[q.Most], q.Measure)
	}
	for _, name := range []string{"people", "draws"} {
		if typed := counted(name, values[name]); typed != "" {
			flag("--"+name, typed)
		}
	}
	return q, strings.Join(append(words, "--quick"), " "), nil
}

// between makes of two values as they are typed what the reader takes: each as a number, with a comma of either width or a sign between
// them.
func between(typed string, share bool) string {
	low, high, _ := strings.Cut(strings.NewReplacer("，", ",", "～", ",", "~", ",", "—", ",", "至", ",").Replace(typed), ",")
	read := amount
	if share {
		read = number
	}
	return read(low) + "," + read(high)
}

// word is what a shell takes as it stands.
var word = regexp.MustCompile(`^[\pL\pN._,%/-]+$`)

func quoted(s string) string {
	if word.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
