-- ADD, SET, DROP, and ADD without the word
ALTER FOREIGN DATA WRAPPER "files" OPTIONS (ADD d '4', SET a 'one', DROP b, e '5');
