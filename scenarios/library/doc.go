// Package library opens the files that a study or a command line names: policies, profiles, catalogues, studies and bills,
// by the id of one that comes with the program or by a path.
//
// What a person names on the command line is the person's to read. What a study names is read in and below the study's own
// folder, and where the person allowed it (Folders): a study from elsewhere must not read what is not its own.
package library
