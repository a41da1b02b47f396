package cli

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"
)

// process holds what belongs to the process and not to a study: the language, the number of workers, where results go. A
// flag comes before the environment, that before the file of --config, that before the default.
type process struct{ v *viper.Viper }

// processKeys are the settings of the process, each also the name of its flag and of DOUDI_… in the environment.
func processKeys() []string { return []string{"lang", "out", "workers"} }

// studyKeys are the numbers of a study that flags and the environment may replace; the study's reader decides.
func studyKeys() []string { return []string{"draws", "people", "replicates", "seed"} }

func variable(key string) string { return "DOUDI_" + strings.ToUpper(key) }

// studyEnvironment is what the environment says of a study's numbers.
func studyEnvironment() map[string]string {
	out := map[string]string{}
	for _, key := range studyKeys() {
		out[key] = os.Getenv(variable(key))
	}
	return out
}

func newProcess() process {
	v := viper.NewWithOptions(viper.KeyDelimiter("::"))
	v.SetDefault("lang", "zh")
	v.SetDefault("workers", "0")
	for _, key := range append(processKeys(), "config") {
		if err := v.BindEnv(key, variable(key)); err != nil {
			panic(err) // only a call without a key fails
		}
	}
	return process{v}
}

// lang is the language before any flag is read: a mistake in the flags is to be said in it too.
func (p process) lang() string {
	if lang := p.v.GetString("lang"); lang == "en" {
		return lang
	}
	return "zh"
}

// read takes the flags that a command was given and the file of settings, if one is named. Its errors are *document.Invalid.
func (p process) read(c *cobra.Command) error {
	for _, key := range append(processKeys(), "config") {
		if flag := c.Flags().Lookup(key); flag != nil && flag.Changed {
			p.v.Set(key, flag.Value.String())
		}
	}
	if path := p.v.GetString("config"); path != "" {
		if err := p.file(path); err != nil {
			return err
		}
	}
	switch lang := p.v.GetString("lang"); lang {
	case "zh", "en":
	default:
		return document.Refusef(p.whose(c, "lang"), "there is no language `%s`; write zh or en", lang)
	}
	if workers := p.v.GetString("workers"); !isWorkers(workers) {
		return document.Refusef(p.whose(c, "workers"), "`%s` is no number of workers; write 1 to %d, or 0 for one a processor", workers, maxWorkers)
	}
	return nil
}

// file reads the settings of a file. It goes through the strict reader, which knows places: viper would take any key.
func (p process) file(path string) error {
	root, err := document.ReadOne(path)
	if err != nil {
		return err
	}
	report := &document.Report{}
	f := report.Fields(root, "a file of settings")
	values := map[string]any{}
	for _, key := range processKeys() {
		if at := f.Optional(key); at != nil {
			values[key] = report.Text(at, key)
		}
	}
	f.Done()
	if err := report.Err(); err != nil {
		return err
	}
	return p.v.MergeConfigMap(values)
}

// whose says where a setting that cannot be used was said.
func (p process) whose(c *cobra.Command, key string) string {
	switch flag := c.Flags().Lookup(key); {
	case flag != nil && flag.Changed:
		return "--" + key
	case os.Getenv(variable(key)) != "":
		return variable(key)
	}
	return p.v.GetString("config")
}

// maxWorkers bounds the goroutines of a run.
const maxWorkers = 1024

func isWorkers(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n >= 0 && n <= maxWorkers
}

// strangers are the variables of the environment that look like the program's and are none, each with the nearest that
// there is. They are warned of: a mistyped setting would be left aside without a word.
func strangers(environ []string) map[string]string {
	known := append(append(processKeys(), "config"), studyKeys()...)
	out := map[string]string{}
	for _, entry := range environ {
		name, _, _ := strings.Cut(entry, "=")
		word, ours := strings.CutPrefix(name, "DOUDI_")
		if key := strings.ToLower(word); ours && (!slices.Contains(known, key) || name != variable(key)) {
			out[name] = ""
			if near := document.Nearest(key, known); near != "" {
				out[name] = variable(near)
			}
		}
	}
	return out
}
