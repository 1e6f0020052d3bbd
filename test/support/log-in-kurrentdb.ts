// Installations of these specs have their log in a stand-in of KurrentDB.
process.env['RELAIS_TEST_LOG'] = 'kurrentdb';
