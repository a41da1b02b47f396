package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"

	"doudi/model"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// program marks the manifests that this program wrote, and so the folders that it may replace.
const program = "doudi"

// Manifest says what a run was made of: with the same manifest the same program gives the same bytes.
type Manifest struct {
	Program     string             `json:"program"`
	Hash        string             `json:"hash"`
	Study       scenarios.Resolved `json:"study"`
	Inputs      []forecast.Input   `json:"inputs"`
	Versions    map[string]string  `json:"versions"`
	Simulated   int                `json:"people_simulated"`
	Represented int                `json:"people_represented"`
	Warnings    []model.Title      `json:"warnings"`
	Files       []string           `json:"files"` // of the folder, but for this one
}

// Hash identifies what a run will compute before it has been computed: the resolved study, the content of every input,
// and the versions. Names of files do not matter to it.
func Hash(study *scenarios.Study, inputs []forecast.Input, versions map[string]string) string {
	content := make([]forecast.Input, len(inputs))
	for i, in := range inputs {
		content[i] = forecast.Input{Kind: in.Kind, SHA256: in.SHA256}
	}
	text, err := json.Marshal([]any{study.Resolved(), content, versions})
	if err != nil {
		panic("report: a resolved study cannot be written as JSON: " + err.Error()) // plain values only
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}

// FolderName is where the results of a run go unless the user names a place: <study>-<hash>.
func FolderName(study *scenarios.Study, inputs []forecast.Input, versions map[string]string) string {
	return study.ID + "-" + Hash(study, inputs, versions)
}

func manifestOf(r *forecast.Result, files []string) Manifest {
	return Manifest{
		Program: program, Hash: Hash(r.Study, r.Inputs, r.Versions), Study: r.Study.Resolved(), Inputs: r.Inputs, Versions: r.Versions,
		Simulated: r.Simulated, Represented: r.Represented, Warnings: r.Warnings,
		Files: files,
	}
}

// writeJSON writes a value as indented JSON with Chinese left readable.
func writeJSON(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(value)
}
