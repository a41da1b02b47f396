package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version is the program's.
const Version = "0.1.0"

func newVersion(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "版本、提交、Go 版本 (version, commit, Go version)",
		Example: "  doudi version",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			info, _ := debug.ReadBuildInfo() // nil where the program was built without modules
			fmt.Fprint(s.Out, s.lang.Say("doudi %s\ncommit %s\n%s %s/%s\n",
				Version, s.commit(info), runtime.Version(), runtime.GOOS, runtime.GOARCH))
			return nil
		},
	}
}

// build tells builds of the program apart: the commit, or where that does not say what was built the program's own hash.
func build() string {
	info, _ := debug.ReadBuildInfo()
	kept := settingsOf(info)
	out := kept["vcs.revision"]
	if out == "" || kept["vcs.modified"] == "true" {
		out = ofExecutable()
	}
	if level := kept["GOAMD64"]; level != "" && level != "v1" {
		out += " " + level // which may join operations, and round otherwise
	}
	return out
}

// ofExecutable is the hash of the program's file; the system's word for not knowing it otherwise.
func ofExecutable() string {
	path, err := os.Executable()
	if err != nil {
		return err.Error()
	}
	file, err := os.Open(path)
	if err != nil {
		return err.Error()
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return err.Error()
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// settingsOf are what the go command recorded of a build.
func settingsOf(info *debug.BuildInfo) map[string]string {
	kept := map[string]string{}
	if info != nil {
		for _, setting := range info.Settings {
			kept[setting.Key] = setting.Value
		}
	}
	return kept
}

// commit is the commit that the program was built from, as the go command recorded it.
func (s *settings) commit(info *debug.BuildInfo) string {
	kept := settingsOf(info)
	commit := kept["vcs.revision"]
	if commit == "" {
		return s.lang.Say("not recorded (built outside a git repository, or with -buildvcs off)")
	}
	if kept["vcs.modified"] == "true" {
		commit += s.lang.Say(", with changes that are not committed")
	}
	return commit
}
