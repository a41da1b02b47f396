package folder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
)

const (
	manifestName = "manifest.json"
	timingName   = "timing.json"
	program      = "doudi"  // marks the manifests that this program wrote
	manifestSize = 64 << 20 // at most, bytes
	buildKey     = "build"  // of the versions: the commit of the program
)

// Manifest says what a run was made of: with the same manifest the same program gives the same bytes.
type Manifest struct {
	Program     string             `json:"program"`
	Hash        string             `json:"hash"`
	Named       string             `json:"named,omitempty"` // the study, as the command line named it
	Study       scenarios.Resolved `json:"study"`
	Inputs      []library.Input    `json:"inputs"`
	Versions    map[string]string  `json:"versions"`
	Simulated   int                `json:"people_simulated"`
	Represented int                `json:"people_represented"`
	Microdata   int                `json:"microdata,omitempty"` // households asked for one by one
	Warnings    []model.Title      `json:"warnings"`
	Files       []File             `json:"files"` // of the folder, but for this one
	Seal        string             `json:"seal"`  // the SHA-256 of this file with nothing between these quotes
}

// File is a file that a run wrote. timing.json has no hash, since the manifest of a run is the same bytes however long it
// took.
type File struct {
	Name   string `json:"name"` // slashed, from the folder
	SHA256 string `json:"sha256,omitempty"`
}

// Hash identifies what a run will compute before it has been computed: the resolved study, the content of every input,
// and the versions. Names of files do not matter to it, nor of which commit the program is: a version is what promises
// the same numbers, and the name of a run would be another with every commit.
func Hash(study *scenarios.Study, inputs []library.Input, versions map[string]string) string {
	versions = maps.Clone(versions)
	delete(versions, buildKey)
	content := make([]library.Input, len(inputs))
	for i, in := range inputs {
		content[i] = library.Input{Kind: in.Kind, SHA256: in.SHA256}
	}
	text, err := json.Marshal([]any{study.Resolved(), content, versions})
	if err != nil {
		panic("folder: a resolved study cannot be written as JSON: " + err.Error()) // plain values only
	}
	return hash(text)[:12]
}

// Name is where the results of a run go unless the user names a place: <study>-<hash>.
func Name(study *scenarios.Study, inputs []library.Input, versions map[string]string) string {
	return study.ID + "-" + Hash(study, inputs, versions)
}

func manifestOf(r *forecast.Result) *Manifest {
	return &Manifest{
		Program: program, Hash: Hash(r.Study, r.Inputs, r.Versions), Named: r.Named, Study: r.Study.Resolved(), Inputs: r.Inputs, Versions: r.Versions,
		Simulated: r.Simulated, Represented: r.Represented, Microdata: r.Microdata, Warnings: r.Warnings,
	}
}

// sealed is the text of the manifest.
func (m *Manifest) sealed() ([]byte, error) {
	m.Seal = ""
	open, err := jsonText(m)
	if err != nil {
		return nil, err
	}
	m.Seal = hash(open)
	return jsonText(m)
}

// readManifest reads the manifest of a finished run. The error says why there is none to go by.
func readManifest(root string) (*Manifest, error) {
	none := message.Say("the folder is not empty and holds no finished run; name another, or empty it first")
	at := filepath.Join(root, manifestName)
	if info, err := os.Lstat(at); err != nil || !info.Mode().IsRegular() || info.Size() > manifestSize {
		return nil, none
	}
	text, err := os.ReadFile(at)
	if err != nil {
		return nil, err
	}
	// Only these are needed, whatever else the version that wrote it knew.
	m := &Manifest{}
	if json.Unmarshal(text, m) != nil || m.Program != program {
		return nil, none
	}
	seal := []byte(`"seal": "` + m.Seal)
	i := bytes.LastIndex(text, seal)
	if i < 0 || hash(append(text[:i:i], append([]byte(`"seal": "`), text[i+len(seal):]...)...)) != m.Seal {
		return nil, message.Say("%s has been changed since the run wrote it, or is of an earlier version; move the folder away, or name another", manifestName)
	}
	for _, f := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) {
			return nil, none
		}
	}
	return m, nil
}

// Read reads the manifest of a finished run. The error is a *document.Invalid.
func Read(run string) (*Manifest, error) {
	if info, err := os.Stat(run); err != nil || !info.IsDir() {
		return nil, document.Refusef(run, "this is not the folder of a finished run")
	}
	if _, err := os.Lstat(filepath.Join(run, manifestName)); err != nil {
		return nil, document.Refusef(run, "this is not the folder of a finished run")
	}
	m, err := readManifest(run)
	if err != nil {
		return nil, document.Refusef(run, "the run cannot be gone on with: %v", err)
	}
	return m, nil
}

// Lists says whether the run wrote a file of the name.
func (m *Manifest) Lists(name string) bool {
	_, listed := m.sum(name)
	return listed
}

// Unchanged says whether a file of the folder is as the run wrote it.
func (m *Manifest) Unchanged(run, name string) (bool, error) {
	root, err := os.OpenRoot(run)
	if err != nil {
		return false, err
	}
	defer root.Close()
	sum, listed := m.sum(name)
	if !listed {
		return false, nil
	}
	return unchanged(root, name, sum)
}

// names of the files, but for the manifest's own.
func (m *Manifest) names() []string {
	var out []string
	for _, f := range m.Files {
		out = append(out, f.Name)
	}
	return out
}

// sum is the hash of a file that the manifest lists.
func (m *Manifest) sum(name string) (sum string, listed bool) {
	for _, f := range m.Files {
		if f.Name == name {
			return f.SHA256, true
		}
	}
	return "", false
}

// JSON is a file that holds a value as indented JSON with Chinese left readable.
func JSON(value any) func(io.Writer) error {
	return func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(value)
	}
}

func jsonText(value any) ([]byte, error) {
	var b bytes.Buffer
	err := JSON(value)(&b)
	return b.Bytes(), err
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
