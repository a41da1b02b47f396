package page

import (
	"bytes"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/library"
	"doudi/scenarios/report"
)

// owned lays a policy, profile, catalogue and intervention of the program beside the page as one's own.
func owned(t *testing.T) {
	t.Helper()
	files := map[string][]byte{}
	for name, x := range map[string]struct {
		of library.Kind
		id string
	}{"我的政策.yaml": {library.Policies(), "huolinguole"}, "people.yaml": {library.Profiles(), "huolinguole"}, "ill.yaml": {library.Catalogues(), "china-rural"}, "done.yaml": {library.Interventions(), "charity"}} {
		_, text, err := x.of.Embedded(x.id)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = text
	}
	laid(t, ".", files)
}

// One's own policy, population and illnesses stand for those that a study names: the study that is taken away names them, is read by the
// command line beside them, and comes to the same summary. Nothing else of it changes.
func TestOwnFilesStandForWhatAStudyNames(t *testing.T) {
	t.Chdir(t.TempDir())
	owned(t)
	values := small()
	values["study.policy"], values["study.profile"], values["study.catalogue"] = "我的政策.yaml", "people.yaml", "ill.yaml"
	d, _ := ran(t, values)
	text := ask(t, d, "take", Request{Name: "study.yaml"}).Files["study.yaml"]
	summary := ask(t, d, "take", Request{Name: "summary.csv"}).Files["summary.csv"]
	for _, want := range []string{`policy: "./我的政策.yaml"`, `"./people.yaml"`, `illness: "./ill.yaml"`} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("the study does not say %s", want)
		}
	}
	_, plain, err := library.Studies().Embedded("huolinguole")
	if err != nil {
		t.Fatal(err)
	}
	if head, _, _ := strings.Cut(string(plain), "policy:"); !strings.HasPrefix(string(text), head) {
		t.Error("the study begins otherwise")
	}
	unpacked := ask(t, d, "take", Request{Name: "zip"})
	laid(t, ".", unpacked.Files)
	for name := range unpacked.Files {
		for file, content := range ask(t, d, "own", Request{Name: name}).Files {
			laid(t, ".", map[string][]byte{file: content})
		}
		t.Chdir(name + ".unpacked/inputs")
	}
	plan, err := dispatch.OpenStudy("study.yaml", scenarios.Given{Quick: true, Flags: map[string]string{"people": "600", "draws": "2"}}, nil)
	if err != nil {
		t.Fatal(document.Mistakes("", nil, err).Shown(message.English))
	}
	result, err := dispatch.Run(t.Context(), plan, dispatch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := report.Files(result, report.Drawn{})
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := files["summary.csv"](&want); err != nil {
		t.Fatal(err)
	}
	if want.String() != string(summary) {
		t.Error("the study comes to another summary beside its files")
	}
}

// A file of one's own that cannot be read is told with its place, and one that the study does not name so that the page can put another
// for it.
func TestOwnFilesThatCannotStandAreTold(t *testing.T) {
	t.Chdir(t.TempDir())
	owned(t)
	_, policy, err := library.Policies().Embedded("huolinguole")
	if err != nil {
		t.Fatal(err)
	}
	laid(t, ".", map[string][]byte{"study.yaml": policy, "bad.yaml": []byte("policy: bad\n"), "odd.yaml": []byte("study: odd\npolicy: \"huolinguole\"\npopulation: huolinguole\nillness: china-rural\nyears: 2018..2018\nscenarios:\n  - id: current\n")})
	for want, values := range map[string]map[string]string{
		"bad.yaml:1":               {"study": "huolinguole", "study.policy": "bad.yaml"},
		"odd.yaml:2":               {"study": "odd.yaml", "study.policy": "我的政策.yaml"},
		"there is no file `./none": {"study": "huolinguole", "study.profile": "none.yaml"},
		"give your file another":   {"study": "huolinguole", "study.policy": "study.yaml", "people": "600", "draws": "2"},
	} {
		out := ask(t, &Desk{}, "simulate", Request{Lang: message.English, Values: values, Part: 1, Of: 1})
		if !out.Failed || !strings.Contains(out.Parts["trouble"], want) {
			t.Errorf("%s: %s", want, out.Parts["trouble"])
		}
	}
	for name, kind := range map[string]string{"done.yaml": "intervention", "ill.yaml": "catalogue", "people.yaml": "profile", "我的政策.yaml": "policy"} {
		if out := ask(t, &Desk{}, "own", Request{Lang: message.Chinese, Name: name}); out.Failed || out.Kind != kind {
			t.Errorf("%s: %s, %s", name, out.Kind, out.Parts["checked"])
		}
	}
}
