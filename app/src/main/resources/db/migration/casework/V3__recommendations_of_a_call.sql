-- A call's list, its selection and its decisions all ask for the recommendations of one call
create index on casework.recommendation (call);
